// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from "vitest";

import english from "./en.json";
import { dutch, flatten, reasonText, translator } from "./index";
import inDutch from "./nl.json";

const catalogues = { nl: inDutch, en: english };
const nl = flatten(inDutch);
const en = flatten(english);

// Stiff Dutch, who is not addressed as u, and what the glossary has another word for. A server's test reads the same
// words in what the program writes itself: server/words_test.go.
const forbiddenWords = new RegExp(
  [
    "\\b(teneinde|middels|dient te|dienen te|je|jij|jouw|jullie)\\b",
    "inbrengers?\\b|\\bvrijg(ave|egeven|even)|\\bpakket|\\bnotulen|\\bsessies?\\b|\\bgebruikers?\\b|\\b(cliënt|patiënt)",
    "hoedanigheid|actiepunt|meeneemronde|\\bzit(ten)? voor\\b|\\bhuis\\b|\\b(dat|inhouds)-?feit|\\bdoelstelling",
    "\\b(auteur|eigenaar|gastheer|chat|feed|download|concept|rapport|auditlog|tenant)",
    "\\binlog|\\blog(t|de|den|gen)?\\b(?=.*\\bin\\b)|\\blogde\\b|\\buitlog", // aanmelden and afmelden
  ].join("|"),
  "i",
);
// What a provider permits is not consent: that is the subject's.
const ofTakeHome = /^(table\.(take|decide|ask|leave)|round|closing|collect|parcel)\./;
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

  test("never call it consent what is a provider's to permit", () => {
    for (const [key, text] of nl) if (ofTakeHome.test(key)) expect(text, key).not.toMatch(/toestemming/i);
  });

  test("have sentences of at most fifteen words", () => {
    for (const [key, text] of nl) expect(tooLong(text), key).toEqual([]);
  });

  test("would be caught if they broke these rules", () => {
    expect("Dit dient te gebeuren").toMatch(forbiddenWords);
    expect("Middels dit scherm").toMatch(forbiddenWords);
    expect("Dat zie je hier").toMatch(forbiddenWords);
    for (const text of ["Noor zit voor", "De inbrenger", "Er is niets vrijgegeven", "Log hier opnieuw in", "Dit huis"]) expect(text).toMatch(forbiddenWords);
    for (const text of ["Zorg- en Veiligheidshuis", "huishouden", "Het logboek", "Wie dit inbracht"]) expect(text).not.toMatch(forbiddenWords);
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

test("a name that ends in a full stop ends the sentence too", () => {
  expect(dutch("session.welcome", { name: "Lotte K." })).toBe("Goed dat u er bent, Lotte K.");
  expect(dutch("session.welcome", { name: "Noor" })).toBe("Goed dat u er bent, Noor.");
});
