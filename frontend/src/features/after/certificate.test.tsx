// SPDX-License-Identifier: EUPL-1.2

import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { meetingId } from "../../testing/meeting";
import { persons, serve } from "../../testing/server";
import { showPage } from "../../testing/show";

const signedNote = (statement: object) => `casustafel/meeting/1\n9\nroot\n${JSON.stringify(statement)}\n\n— signature\n`;
const stay = { in: "2026-12-02T09:30:00Z", out: "2026-12-02T10:30:00Z" };
const stated = {
  closedAt: "2026-12-02T10:30:00Z",
  participants: [
    { number: 1, capacity: "chair", task: "process-direction", stays: [stay] },
    { number: 2, capacity: "professional", taskInOwnWords: true, stays: [stay] },
    { number: 3, capacity: "adviser", underTaskOf: 2, stays: [stay] },
    { number: 4, capacity: "representative", stays: [stay] },
    { number: 5, stays: [stay] },
  ],
  items: {
    ...{ put: 11, released: 5, destroyed: 5, withdrawn: 1 },
    kinds: [
      { detail: "what", personal: true, count: 10 },
      { detail: "that", personal: false, count: 1 },
    ],
  },
  releases: [
    { item: 1, from: 8, to: 2, agreement: 2 },
    { item: 5, from: 3, to: 2, ownTask: true, inOtherWords: true },
  ],
  agreements: 5,
  destruction: { items: 6, key: "destroyed", at: "2026-12-02T10:30:00Z" },
  kept: [{ what: "parcels", until: "2026-12-16T10:30:00Z" }, { what: "case", until: "2031-12-01T10:30:00Z" }, { what: "record" }],
};

function show(statement: object) {
  const [, haticeIsIn] = persons;
  serve({ [`GET /v1/meetings/${meetingId}/certificate`]: () => Response.json({ note: signedNote(statement), key: "", leaves: [] }) }, haticeIsIn);
  return showPage(`/meetings/${meetingId}/certificate`);
}

describe("the closing certificate in words", () => {
  test("says what happened, how much of it left, and that the key is gone", async () => {
    show(stated);
    const facts = within(await screen.findByRole("region", { name: "Wat er gebeurde" }));
    const says = (name: string, value: string) => expect(facts.getByText(name).nextElementSibling).toHaveTextContent(value);
    says("Gesloten", "2 december 2026, 11.30 uur");
    says("Bijdragen op tafel", "11");
    says("Daarvan", "10: ook wát er speelt; 1: geen persoonsgegevens");
    says("Ging mee", "5");
    says("Ging niet mee, vernietigd", "5");
    says("Eerder ingetrokken, vernietigd", "1");
    says("Sleutel van deze tafel", "Vernietigd op 2 december 2026, 11.30 uur.");
    says("Afspraken in het verslag", "5");
  });

  test("says from whom to whom by number, and for what", async () => {
    show(stated);
    const left = within(await screen.findByRole("region", { name: "Wat meeging" }));
    expect(left.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Bijdrage 1, van deelnemer 8 naar deelnemer 2: voor afspraak A2.",
      "Bijdrage 5, van deelnemer 3 naar deelnemer 2: voor de eigen taak, in andere woorden.",
    ]);
  });

  test("says as what and when each was there, without names", async () => {
    show(stated);
    const list = within(await screen.findByRole("list", { name: "Wie er was" }));
    await list.findByText("Samenwerking organiseren");
    const lines = list.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(lines[1]).toMatch(/Deelnemer 2.*professionaleen taak in eigen woorden.*10.30.tot.11.30.uur/);
    expect(lines[2]).toMatch(/Deelnemer 3.*op verzoek van deelnemer 2/);
    expect(lines[3]).toMatch(/Deelnemer 4.*geen taak nodig/);
    expect(lines[4], "whom not everybody knows").toMatch(/Deelnemer 5.*Niet voor iedereen: zie het verslag/);
  });

  test("says what is kept and until when", async () => {
    show(stated);
    const kept = within(await screen.findByRole("region", { name: "Wat blijft bewaard, en tot wanneer" }));
    expect(kept.getByText("Wat meeging").nextElementSibling).toHaveTextContent("Tot 16 december 2026.");
    expect(kept.getByText("Logboek").nextElementSibling).toHaveTextContent("Zonder einddatum.");
  });

  test("of a table that nothing left says so, and of nothing withdrawn nothing", async () => {
    show({ ...stated, releases: [], items: { ...stated.items, withdrawn: 0 } });
    expect(await screen.findByText("Niets ging mee.")).toBeVisible();
    expect(screen.queryByText("Eerder ingetrokken, vernietigd")).not.toBeInTheDocument();
  });

  test("what is no certificate shows as trouble, not as an empty one", async () => {
    const [, haticeIsIn] = persons;
    serve({ [`GET /v1/meetings/${meetingId}/certificate`]: () => Response.json({ note: "no note" }) }, haticeIsIn);
    showPage(`/meetings/${meetingId}/certificate`);
    expect(await screen.findByRole("button", { name: "Probeer opnieuw" })).toBeVisible();
  });
});
