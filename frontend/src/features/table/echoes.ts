// SPDX-License-Identifier: EUPL-1.2

import type { Item, View } from "../../live/frames";

/** Words of a text that also stand in an item. */
export interface Echo {
  words: string;
  item: Item;
}

interface Word {
  /** As it is compared. */
  plain: string;
  start: number;
  end: number;
}

/** As few words in a row as are somebody's wording, and as many letters as a word has that tells something. */
const row = 3;
const telling = 5;

/**
 * Answers what a text repeats of the items that its author sees: three words or more in a row of which two tell
 * something, a name, or a number of three figures or more. What stands in view beside the items, and the years that
 * an agreement is about, tell nothing new. (S4)
 */
export function echoesOf(text: string, view: View, years: readonly number[]): Echo[] {
  const written = wordsOf(text);
  const known = new Set([...inView(view).flatMap(wordsOf).map(({ plain }) => plain), ...years.map(String)]);
  return view.items.flatMap((item) => {
    const said = wordsOf(item.text);
    const found = inARow(written, said, known) ?? written.find((word) => names(text, word, known) && said.some(({ plain }) => plain === word.plain));
    return found ? [{ words: text.slice(found.start, found.end), item }] : [];
  });
}

/** What stands in view beside the items: the case, the agenda and who is there. */
function inView({ case: of, parts, people }: View): string[] {
  return [
    ...(of ? [of.purpose, ...of.questions, ...of.subjects.flatMap(({ name, label }) => [name, label])] : []),
    ...parts.map(({ title }) => title),
    ...people.flatMap(({ name, organisation }) => [name, organisation]),
  ];
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    plain: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Answers the longest row of words that both have, of those that are wording and tell what is not in view already. */
function inARow(written: readonly Word[], said: readonly Word[], known: ReadonlySet<string>): { start: number; end: number } | undefined {
  const rows = written.map((_, at) => written.slice(at, at + Math.max(0, ...said.map((_, from) => equalFrom(written, at, said, from)))));
  const tells = rows.filter((words) => words.length >= row && words.filter(({ plain }) => plain.length >= telling && !known.has(plain)).length >= 2);
  const [longest] = tells.sort((one, other) => other.length - one.length);
  const [first, last] = [longest?.[0], longest?.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** Answers how many words are the same in both from these places on. */
function equalFrom(written: readonly Word[], at: number, said: readonly Word[], from: number): number {
  let length = 0;
  while (written[at + length] && written[at + length]?.plain === said[from + length]?.plain) length++;
  return length;
}

/** Whether a word is the name of somebody or something, or a number, that is not in view already. */
function names(text: string, { plain, start }: Word, known: ReadonlySet<string>): boolean {
  if (known.has(plain)) return false;
  return /^\d{3,}$/.test(plain) || (plain.length > 2 && /\p{Lu}/u.test(text.charAt(start)) && !begins(text, start));
}

/** Whether a sentence begins here: a capital says nothing then. */
function begins(text: string, at: number): boolean {
  return /(^|[.!?:…])\P{L}*$/u.test(text.slice(0, at));
}
