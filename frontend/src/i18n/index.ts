// SPDX-License-Identifier: EUPL-1.2

import nl from "./nl.json";

export type Language = "nl" | "en";
export type Catalogue = typeof nl;

type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}`;
}[keyof T & string];

/** The path of one text, such as "demo.title". */
export type TextKey = Keys<Catalogue>;

/** What fills the {names} in a text. */
export type Values = Readonly<Record<string, string | number>>;

/** Answers the text of a key in one language. */
export type Translate = (key: TextKey, values?: Values) => string;

/** Dutch decides which texts there are; a language that lacks one does not compile. Another one is fetched when asked for. */
export const catalogues: Readonly<Record<Language, () => Catalogue | Promise<Catalogue>>> = {
  nl: () => nl,
  en: () => import("./en.json").then(({ default: en }) => en),
};

export const dutch = translator(nl);

export function translator(catalogue: Catalogue): Translate {
  const texts = flatten(catalogue);
  return (key, values = {}) => fill(texts.get(key) ?? key, values);
}

/** Answers what to tell about a refusal; a reason without a text gets the general one. */
export function reasonText(t: Translate, reason: string): string {
  const known = Object.hasOwn(nl.reasons, reason) ? (reason as keyof Catalogue["reasons"]) : "unexpected";
  return t(`reasons.${known}`);
}

/** Answers every text with its path, for looking up and for tests. */
export function flatten(texts: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") found.set(path + key, value);
    else flatten(value, `${path}${key}.`).forEach((text, deeper) => found.set(deeper, text));
  }
  return found;
}

/** A name such as "Lotte K." brings a full stop of its own; at the end of a sentence there is one. */
function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const value = name in values ? String(values[name]) : `{${name}}`;
    return value.endsWith(".") ? value : value + stop;
  });
}
