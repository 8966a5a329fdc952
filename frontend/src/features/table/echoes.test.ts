// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from "vitest";

import { nothing, type View } from "../../live/frames";
import { head, parts, person } from "../../testing/meeting";
import { item } from "../../testing/table";
import { echoesOf } from "./echoes";

const years = [2026, 2027];

function repeated(text: string, ...said: string[]): string[] {
  const items = said.map((words, at) => item(at + 1, { text: words }));
  return echoesOf(text, { ...nothing, items }, years).map(({ words }) => words);
}

describe("S4: what a text repeats", () => {
  const mediated = "Op 3 november is bemiddeld bij een ruzie; geen aangifte.";
  test.each([
    ["words in a row", "Belt na de keer dat is bemiddeld bij een ruzie eerst Hatice.", mediated, ["is bemiddeld bij een ruzie"]],
    ["whatever the capitals, signs and lines", "IS BEMIDDELD,\nbij een ruzie.", mediated, ["IS BEMIDDELD,\nbij een ruzie"]],
    ["a name", "Gesprek met Ruben en Sanne.", "Zijn partner Sanne slaapt vaak elders.", ["Sanne"]],
    ["a name with which the item begins", "Vraag het aan Sanne.", "Sanne slaapt vaak elders.", ["Sanne"]],
    ["a number", "Belt 0612345678 elke week.", "Zijn nummer is 0612345678.", ["0612345678"]],
    ["a year long ago", "Let op wat in 2019 was.", "In 2019 was er een veroordeling voor vernieling.", ["2019"]],
    ["a place where letters carry marks", "Gaat mee naar Curaçao.", "Hij wil naar Curaçao.", ["Curaçao"]],
  ])("%s", (_, text, said, want) => expect(repeated(text, said)).toEqual(want));

  test.each([
    ["few words in a row", "Vaste contactpersoon voor Ruben.", "Een vaste contactpersoon helpt."],
    ["words that tell nothing", "Zorgt dat hij er is en dat het zo kan.", "Hij zegt dat het zo kan."],
    ["a word with which a sentence begins", "Bellen. Bellen helpt.", "Bellen helpt. Hij wil dat Bellen lukt."],
    ["the year that an agreement is about", "Klaar in januari 2027.", "Zijn opleiding begint in 2027."],
    ["a small number", "Belt op dag 12.", "Hij heeft 12 meldingen."],
    ["the same facts in other words", "Vraagt geen ontruiming zolang de regeling loopt.", "Zolang er een regeling loopt, vraagt Thuiswaard geen ontruiming aan."],
    ["nothing at all", "", mediated],
  ])("not: %s", (_, text, said) => expect(repeated(text, said)).toEqual([]));

  test("the longest of several rows is named, and each item that has one", () => {
    expect(repeated("Er is een achterstand van duizend euro.", "Er is een schuld.", "Nu is een achterstand van duizend euro.", "Een achterstand van duizend gulden.")).toEqual([
      "is een achterstand van duizend euro",
      "een achterstand van duizend",
    ]);
  });

  test("what is in view for everybody tells nothing", () => {
    const words = ["Ruben", "Hatice", "veilig kan blijven wonen"];
    const items = words.map((words, at) => item(at + 1, { text: `Zij noemt ${words}.` }));
    const text = "Zegt Hatice en Ruben dat dit veilig kan blijven wonen.";
    const view: View = { ...nothing, items, case: head, parts, people: [person({})] };
    expect(echoesOf(text, view, years)).toEqual([]);
    expect(echoesOf(text, { ...view, case: undefined, parts: [], people: [] }, years).map(({ words }) => words)).toEqual(words);
  });
});
