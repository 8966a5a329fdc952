// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { haticesSeat, omarsSeat, person } from "../../testing/meeting";
import { done } from "../../testing/server";
import { asChair, here, openTable, people } from "../../testing/table";

// Fetched when somebody goes there; a test does not wait for that.
import "../convene/InvitingScreen";
import "../door/AtTable";

test("the chair invites while the table is open, and finds what was half typed there again", async () => {
  const { user } = openTable(asChair);
  await user.type(await screen.findByRole("textbox", { name: "Eigen notities" }), "Half af");
  await user.click(screen.getByRole("link", { name: "Nog iemand uitnodigen" }));
  expect(await screen.findByRole("region", { name: "Iemand uitnodigen" })).toBeVisible();
  expect(screen.getByRole("heading", { level: 1, name: "Nog iemand uitnodigen" })).toBeVisible();
  await user.click(screen.getByRole("link", { name: "Ga naar de tafel" }));
  expect(await screen.findByRole("textbox", { name: "Eigen notities" })).toHaveValue("Half af");
});

test("who left reads as left, and is not offered an invitation to take back", async () => {
  const [chair, , ...others] = people;
  const hatice = { ...people[1]!, presence: "" as const, attended: true, preparation: { why: "Onderzoek.", declared: true, confirmed: true, accepted: true } };
  const { user } = openTable({ ...asChair, people: [chair!, hatice, ...others] });
  expect(await screen.findByText("heeft de tafel verlaten")).toBeInTheDocument();
  await user.click(screen.getByRole("link", { name: "Nog iemand uitnodigen" }));
  const line = within((await screen.findByRole("heading", { level: 3, name: "Hatice Demir" })).closest("li")!);
  expect(line.getByText("Heeft de tafel verlaten.")).toBeVisible();
  expect(line.queryByRole("button", { name: /^Uitnodiging intrekken/ })).not.toBeInTheDocument();
});

test("nobody else is offered to invite, nor at its address", async () => {
  openTable({}, {}, "/inviting");
  const here = within(await screen.findByRole("region", { name: /^Aan tafel/ }));
  expect(here.getByText("Omar Salhi")).toBeVisible();
  expect(here.queryByRole("link")).not.toBeInTheDocument();
  expect(screen.queryByRole("heading", { name: "Nog iemand uitnodigen" })).not.toBeInTheDocument();
});

test("a task that somebody wrote at length shows its beginning, and the rest at a press", async () => {
  const words = `Begeleiding bij wonen en dagbesteding ${"volgens de opdracht van de gemeente ".repeat(5)}tot en met het einde`;
  const lang = person({ participant: "0193e300-0000-7000-8000-000000000009", name: "Bram Bos", presence: "at-table", task: { words, secrecy: "none" } });
  const { user } = openTable({ people: [...people, lang] });
  const line = within((await screen.findByText("Bram Bos")).closest("li")!);
  expect(line.getByText(/het einde$/)).not.toBeVisible();
  await user.click(line.getByText(/^Begeleiding bij wonen/));
  expect(line.getByText(/het einde$/)).toBeVisible();
});

test("the chair lets the table close later, and everybody hears until when", async () => {
  const { live, user, requests } = openTable({ ...asChair, warnings: 1 }, { [`PUT ${here}/extension`]: () => done() });
  await user.click(await screen.findByRole("button", { name: "Een half uur langer" }));
  await waitFor(() => expect(requests).toContain(`PUT ${here}/extension`));
  live.show({ warnings: 0, closesAt: "2026-12-02T13:00:00Z" });
  expect(await screen.findByText("Het overleg sluit nu vanzelf om 14.00 uur.")).toBeInTheDocument();
  expect(screen.queryByText(/^Dit overleg sluit vanzelf/)).not.toBeInTheDocument();
});

test("the second warning takes the place of the first", async () => {
  const { live } = openTable({ warnings: 1 });
  expect(await screen.findByText(/^Dit overleg sluit vanzelf om/)).toBeVisible();
  live.show({ warnings: 2 });
  expect(await screen.findByText(/^Binnen een kwartier, om .* uur, sluit dit overleg vanzelf/)).toBeVisible();
  expect(screen.queryByText(/^Dit overleg sluit vanzelf om/)).not.toBeInTheDocument();
});

test("the name of a task stays Dutch in English, and is read as such", async () => {
  const { user } = openTable({ people: people.map((one) => ({ ...one, task: { catalogue: "wmo-access", secrecy: "none" } })) });
  await user.click(await screen.findByRole("button", { name: "English" }));
  const names = await screen.findAllByText(/^Onderzoek na melding/);
  for (const name of names) expect(name.closest("[lang]")).toHaveAttribute("lang", "nl");
});

describe("a task that waits to be confirmed", () => {
  const late = { organisation: "GGD", presence: "" as const, preparation: { why: "Kent Ruben.", declared: true, confirmed: false, accepted: true } };
  const confirmation = (id: string) => `PUT ${here}/participants/${id}/confirmation`;
  const decide = async () => within(await screen.findByRole("region", { name: /^U beslist/ }));

  test("is among what waits for the chair, and confirmed with one press", async () => {
    const latecomer = person({ ...late, participant: omarsSeat, name: "Omar Salhi", capacity: "professional" });
    const others = people.filter(({ participant }) => participant !== omarsSeat);
    const { user, requests } = openTable({ ...asChair, people: [...others, latecomer] }, { [confirmation(omarsSeat)]: () => done() });
    expect(await screen.findByRole("button", { name: "Beslissen 1" })).toBeInTheDocument();
    await user.click(await (await decide()).findByRole("button", { name: "Bevestig de taak van Omar Salhi" }));
    await waitFor(() => expect(requests).toContain(confirmation(omarsSeat)));
  });

  test("of an adviser comes after that of who asks for the advice", async () => {
    const asker = person({ ...late, participant: haticesSeat, name: "Hatice Demir", capacity: "care-professional", preparation: { ...late.preparation, declared: false } });
    const adviser = person({ ...late, participant: omarsSeat, name: "Omar Salhi", capacity: "adviser", task: { words: "", asker: haticesSeat, secrecy: "none" } });
    const others = people.filter(({ participant }) => participant !== omarsSeat && participant !== haticesSeat);
    openTable({ ...asChair, people: [...others, asker, adviser] });
    expect(await screen.findByRole("button", { name: "Beslissen 0" })).toBeInTheDocument();
    expect((await decide()).getByText("Er wacht niets op u.")).toBeVisible();
  });

  test("is nobody's to confirm but the chair's", async () => {
    const latecomer = person({ ...late, participant: omarsSeat, name: "Omar Salhi", capacity: "professional" });
    openTable({ people: [...people.filter(({ participant }) => participant !== omarsSeat), latecomer] });
    expect((await decide()).getByText("Er wacht niets op u.")).toBeVisible();
  });
});
