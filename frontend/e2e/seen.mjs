// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { canaries, people } from "./cast.mjs";
import { said } from "./minutes.mjs";
import { t } from "./texts.mjs";

const anId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const aTime = /\d{4}-\d\d-\d\dT[0-9:.]+Z/g;
const golden = new URL("../../server/app/testdata/golden/", import.meta.url);

/** What somebody gets at a stage by the golden files, such as "/notes"; nothing where they get nothing. */
export function goldenOf(first, stage, path = "") {
  const file = readFileSync(new URL(`${stage}/${first.toLowerCase()}.txt`, golden), "utf8");
  const found = new RegExp(`^GET meeting${path}: 200\\n({.*?^})$`, "ms").exec(file);
  return found && JSON.parse(found[1]);
}

/** Holds what the server gives somebody against the golden file of the same person at the same stage. */
export function isGolden(first, stage, view, names, path = "") {
  const want = goldenOf(first, stage, path);
  const text = asOnTheDay(JSON.stringify(view)).replace(aTime, "<time>").replace(anId, (id) => names[id] ?? "<id>");
  const got = JSON.parse(text);
  // The number of the last event differs with who pressed what first; the deeds are the same.
  delete want.version;
  delete got.version;
  assert.deepEqual(got, want, `what ${first} may see${path && ` of ${path}`} at ${stage}`);
}

/** What a certificate says; the rest of it are hashes and its signature. */
export function statementOf({ note }) {
  return JSON.parse(note.split("\n")[3]);
}

/** The golden files were played on a fixed day; what was provided in this play was provided on that day. A play may run past midnight. */
function asOnTheDay(text) {
  return [Date.now(), Date.now() - 24 * 3_600_000].reduce(on, text);
}

function on(text, moment) {
  const written = (locale, dateStyle) => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "Europe/Amsterdam" }).format(moment);
  return text
    .replaceAll(`"providedOn":"${written("en-CA", "short")}"`, '"providedOn":"2026-12-02"')
    .replaceAll(`overleg op ${written("nl-NL", "long")} van`, "overleg op 2 december 2026 van");
}

/** Answers the names of the minutes for the ids in a view of somebody who sees all. */
export function namesIn(view, names = {}) {
  const agreements = { "Vaste contact": "A1", Betalings: "A2", "Belt bij": "A3", Gezamenlijk: "A4", "Vraagt geen": "A5" };
  const { id, case: head, parts, people: persons, items, requests } = view;
  names[id] = "<meeting>";
  if (head?.id) names[head.id] = "<case>";
  head?.subjects.forEach((subject, index) => (names[subject.id] = `B${index + 1}`));
  if (parts.length === 4) parts.forEach((part, index) => (names[part.id] = `part ${index + 1}`));
  for (const { participant, name } of persons) names[participant] = first(name);
  for (const { id, text } of items) names[id] = `item ${Object.keys(said).find((number) => said[number] === text)}`;
  for (const { id, activity } of view.agreements) names[id] = agreements[Object.keys(agreements).find((start) => activity.startsWith(start))];
  for (const { id, item, recipient } of requests) names[id] = `${names[recipient]} asks ${names[item].slice("item ".length)}`;
  return names;
}

function first(name) {
  return Object.keys(people).find((key) => people[key] === name) ?? name;
}

/** Names every text of the view that the page should show and does not, and every canary that it should not and does. */
export function shownWrongly(who, view, page) {
  return paperWrongly(who, textsOf(view), page);
}

/** The same for the texts of a page of paper. */
export function paperWrongly(who, texts, page) {
  const missing = texts.filter((text) => !page.text.includes(squeezed(text)));
  const leaked = canaries.filter(({ word, due }) => !due.includes(who) && page.source.includes(word));
  return [
    ...missing.map((text) => `${who} should see and does not: ${text}`),
    ...leaked.map(({ word }) => `${who} should not see and does: ${word}`),
  ];
}

/** What stands on the page of the notes. */
export function textsOfNotes({ purpose, questions, director, attendance, contributions, agreements }) {
  return [
    ...[purpose, ...questions, director.name, director.organisation, director.contact],
    ...attendance.flatMap(({ name, organisation }) => [name, organisation]),
    ...contributions.map(({ name, organisation }) => `${name}, ${organisation}`),
    ...agreements.flatMap(({ agreement: { activity, extent, executor, contact }, taker, restsOn }) => [activity, extent, executor, contact, taker, ...restsOn]),
  ].filter(Boolean);
}

/** What stands on the page of the closing certificate: people by number, what left by whom it went. */
export function textsOfCertificate({ participants, items, releases }) {
  return [
    ...participants.map(({ number }) => t("certificate.participant", { number })),
    ...releases.map(({ item, from, to }) => t("certificate.release", { item, from, to })),
    ...items.kinds.map(({ count, detail, personal }) => t("certificate.kind", { count, kind: t(`certificate.kinds.${personal ? detail : "nobody"}`) })),
  ];
}

/** What stands on the page of a parcel. */
export function textsOfParcel({ house, recipient, organisation, items }) {
  return [
    ...[house, recipient, organisation],
    ...items.flatMap((release) => [release.text, release.about, release.provider, release.organisation, release.serves, release.words, release.onlyFor, release.paragraph]),
    ...items.map(({ conditions }) => conditions),
  ].filter(Boolean);
}

/** The texts that the screens of a stage show; what is folded away counts, for one press shows it. */
function textsOf({ stage, me, convenes, case: head, parts, people, items, requests, agreements }) {
  if (stage === "convened") {
    const invited = me.organiser ? people.flatMap(({ name, organisation, preparation }) => [name, organisation, preparation.why]) : [convenes.name, convenes.organisation, me.why];
    return [...invited, head.purpose, ...head.questions, ...parts.map(({ title }) => title)].filter(Boolean);
  }
  if (stage === "closed") return [...agreements.flatMap(({ activity, extent }) => [activity, extent])];
  const mine = new Set(items.filter((item) => item.mine).map(({ id }) => id));
  const own = requests.filter(({ item }) => mine.has(item));
  const away = me.presence !== "at-table";
  return [
    ...(head && !away ? [head.purpose, ...head.questions] : []),
    ...(away ? [] : [...parts.map(({ title }) => title), ...people.flatMap(({ name, organisation }) => [name, organisation])]),
    ...items.map(({ text }) => text),
    ...agreements.flatMap(({ activity, extent }) => [activity, extent]),
    ...own.filter(({ state }) => state === "asked").map(({ words }) => words),
    ...requests.flatMap(({ inOtherWords, conditions }) => [inOtherWords, conditions].filter(Boolean)),
  ];
}

/**
 * What somebody can bring into view: the words of every part of the page in a row, with what is folded unfolded;
 * and the source of the document with what was typed.
 */
export async function documentOf(person) {
  const { page } = person;
  const texts = [await page.evaluate(wordsInView)];
  if (await page.getByRole("navigation", { name: t("table.tabs.label") }).isVisible()) {
    for (const pane of ["people", "decide", "agreements", "table"]) {
      await person.pane(pane);
      texts.push(await page.evaluate(wordsInView));
    }
  }
  const source = await page.evaluate(() => {
    const typed = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
    return [document.documentElement.outerHTML, ...typed].join("\n");
  });
  return { text: squeezed(texts.join(" ")), source };
}

function wordsInView() {
  const folded = [...document.querySelectorAll("details:not([open])")];
  for (const details of folded) details.open = true;
  const words = document.body.innerText;
  for (const details of folded) details.open = false;
  return words;
}

const squeezed = (text) => text.replace(/\s+/g, " ");
