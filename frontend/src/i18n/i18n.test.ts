// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from "vitest";

import english from "./en.json";
import { dutch, flatten, reasonText, translator } from "./index";
import inDutch from "./nl.json";

const catalogues = { nl: inDutch, en: english };
const nl = flatten(inDutch);
const en = flatten(english);

const forbiddenWords = /\b(teneinde|middels|dient te|dienen te)\b|\b(je|jij|jouw|jullie)\b/i;
const longestSentence = 15;

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/);
}

function tooLong(text: string): string[] {
  return sentences(text).filter((sentence) => sentence.trim().split(/\s+/).length > longestSentence);
}

describe("the catalogues", () => {
  test("have the same texts in both languages", () => {
    expect([...en.keys()]).toEqual([...nl.keys()]);
  });

  test("have the same {names} in both languages", () => {
    const names = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, text] of nl) expect(names(en.get(key)), key).toEqual(names(text));
  });

  test("have no empty text", () => {
    for (const [key, text] of [...nl, ...en]) expect(text.trim(), key).not.toBe("");
  });

  test.each(["nl", "en"] as const)("are sorted, so that a new text has one place: %s", (language) => {
    const check = (texts: object) => {
      expect(Object.keys(texts)).toEqual(Object.keys(texts).sort());
      for (const deeper of Object.values(texts)) if (typeof deeper === "object") check(deeper);
    };
    check(catalogues[language]);
  });
});

describe("the Dutch texts", () => {
  test("use no forbidden words", () => {
    for (const [key, text] of nl) expect(text, key).not.toMatch(forbiddenWords);
  });

  test("have sentences of at most fifteen words", () => {
    for (const [key, text] of nl) expect(tooLong(text), key).toEqual([]);
  });

  test("would be caught if they broke these rules", () => {
    expect("Dit dient te gebeuren").toMatch(forbiddenWords);
    expect("Middels dit scherm").toMatch(forbiddenWords);
    expect("Dat zie je hier").toMatch(forbiddenWords);
    expect(tooLong("Kort. " + "woord ".repeat(16).trim() + ".")).toHaveLength(1);
  });
});

describe("reasonText", () => {
  const t = dutch;

  test("answers the text of a known reason", () => {
    expect(reasonText(t, "meeting-closed")).toBe("Dit overleg is gesloten.");
  });

  test("answers the general text for an unknown reason", () => {
    expect(reasonText(t, "never-heard-of")).toBe(catalogues.nl.reasons.unexpected);
    expect(reasonText(t, "toString")).toBe(catalogues.nl.reasons.unexpected);
  });
});

test("a text is filled with its values", () => {
  expect(translator(english)("demo.logInAs", { name: "Noor van Dalen" })).toBe("Log in as Noor van Dalen");
});
