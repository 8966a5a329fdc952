// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { standInForDialogs } from "../../testing/dialog";
import { atTheDoor, haticesSeat, lottesSeat, noorsSeat, person } from "../../testing/meeting";
import { done, problem } from "../../testing/server";
import { asChair, here, openTable, people } from "../../testing/table";

beforeAll(standInForDialogs);

const seat = `${here}/participants/${lottesSeat}`;
const box = async () => within(await screen.findByRole("region", { name: /^U beslist/ }));

describe("the chair sees of who waits", () => {
  test.each([
    ["passkey", {}, "Geverifieerd met een passkey."],
    ["code", {}, "Geverifieerd met een code van een eigen app."],
    ["sign-on", {}, "Geverifieerd via de eigen organisatie."],
    ["link", {}, "Alleen via de mail binnengekomen."],
    ["vouched", { vouchedBy: haticesSeat }, "Hatice Demir staat voor deze persoon in."],
  ] as const)("how they showed who they are: %s", async (method, rest, says) => {
    openTable({ ...asChair, people: [...people, atTheDoor({}, { method, ...rest })] });
    expect(await (await box()).findByText(says)).toBeVisible();
  });

  test.each([
    [{ by: "Bea Smit", at: "2026-12-02T09:00:00Z" }, "bevestigd door Bea Smit op 2 december 2026"],
    [{ at: "2026-12-02T09:00:00Z" }, "bevestigd op 2 december 2026, door iemand die hier niet meer bekend is"],
  ])("by whose word it is them: %o", async (word, says) => {
    openTable({ ...asChair, people: [...people, atTheDoor({}, { word })] });
    expect(await (await box()).findByText(says)).toBeVisible();
  });

  test.each([
    ["passkey", "Is bekend, maar komt met een nieuwe passkey. Bel eerst."],
    ["sign-on", "Is bekend, maar komt op een nieuwe manier binnen. Bel eerst."],
  ] as const)("that they are known, and come with something new: %s", async (method, says) => {
    openTable({ ...asChair, people: [...people, atTheDoor({}, { method, first: true, known: true, spokenCode: "204968" })] });
    const waits = await box();
    expect(await waits.findByText(says)).toBeVisible();
    expect(waits.queryByText(/^Voor het eerst/)).not.toBeInTheDocument();
  });

  test("what is lacking, and no button that lets them in", async () => {
    const preparation = { why: "Kent Ruben.", declared: true, confirmed: false, accepted: false };
    openTable({ ...asChair, people: [...people, atTheDoor({ preparation }, { method: "link" })] });
    const waits = await box();
    expect(await waits.findByText("Heeft nog niet laten zien wie het is.")).toBeVisible();
    expect(waits.getByText("De taak is nog niet bevestigd.")).toBeVisible();
    expect(waits.getByText("Heeft nog geen geheimhouding beloofd.")).toBeVisible();
    expect(waits.queryByRole("button", { name: "Laat Lotte K. binnen" })).not.toBeInTheDocument();
    expect(waits.queryByRole("button", { name: /Geef een tafelcode/ })).not.toBeInTheDocument();
  });
});

describe("somebody who is here for the first time", () => {
  const first = { method: "passkey", first: true, spokenCode: "204968" } as const;

  test("is confirmed by the code that was on the screen when it was compared", async () => {
    const sent: unknown[] = [];
    const { user } = openTable(
      { ...asChair, people: [...people, atTheDoor({}, first)] },
      {
        [`PUT ${seat}/identity`]: async (request) => {
          sent.push(await request.json());
          return problem(409, "spoken-code-other");
        },
      },
    );
    const waits = await box();
    expect(await waits.findByText("Voor het eerst, nog niet geverifieerd")).toBeVisible();
    expect(waits.getByText("204 968")).toBeVisible();
    expect(waits.queryByRole("button", { name: "Laat Lotte K. binnen" })).not.toBeInTheDocument();
    await user.click(waits.getByRole("button", { name: /^Klopt/ }));
    expect(await waits.findByText("Deze code geldt niet meer. Laat de code op het scherm opnieuw voorlezen.")).toBeVisible();
    expect(sent).toEqual([{ spokenCode: "204968" }]);
  });

  test("is somebody else, after asking whether that is meant", async () => {
    const { user, requests } = openTable(
      { ...asChair, people: [...people, atTheDoor({}, first)] },
      { [`PUT ${seat}/other-identity`]: () => done() },
    );
    await user.click(await (await box()).findByRole("button", { name: /^Dit is iemand anders/ }));
    expect(requests).not.toContain(`PUT ${seat}/other-identity`);
    await user.click(screen.getByRole("button", { name: "Ja" }));
    await waitFor(() => expect(requests).toContain(`PUT ${seat}/other-identity`));
  });
});

test("somebody is not let in, after asking whether that is meant", async () => {
  const { user, requests } = openTable({ ...asChair, people: [...people, atTheDoor()] }, { [`PUT ${seat}/removal`]: () => done() });
  await user.click(await (await box()).findByRole("button", { name: /^Laat niet binnen/ }));
  await user.click(within(screen.getByRole("group", { name: "Lotte K. niet binnenlaten?" })).getByRole("button", { name: "Ja" }));
  await waitFor(() => expect(requests).toContain(`PUT ${seat}/removal`));
});

test("everybody who is verified is let in by one press, each by name, and nobody else", async () => {
  const ids = [lottesSeat, lottesSeat.replace(/9$/, "a"), lottesSeat.replace(/9$/, "b")];
  const [lotte, wim, eva] = ids.map((participant, index) => atTheDoor({ participant, name: ["Lotte K.", "Wim Pol", "Eva Ras"][index]! }));
  const notYet = { ...eva!, door: { ...eva!.door!, first: true, spokenCode: "111222" } };
  const admission = (id: string) => `PUT ${here}/participants/${id}/admission`;
  const { user, requests } = openTable(
    { ...asChair, people: [...people, lotte!, wim!, notYet] },
    Object.fromEntries(ids.map((id) => [admission(id), () => done()])),
  );
  await user.click(await (await box()).findByRole("button", { name: "Laat alle geverifieerde deelnemers binnen" }));
  await user.click(within(screen.getByRole("group", { name: "Lotte K., Wim Pol binnenlaten?" })).getByRole("button", { name: "Ja" }));
  await waitFor(() => expect(requests).toContain(admission(ids[1]!)), { timeout: 5000 });
  expect(requests).toContain(admission(ids[0]!));
  expect(requests).not.toContain(admission(ids[2]!));
});

test("who comes while that is asked was not looked at, and is not let in with the others", async () => {
  const ids = [lottesSeat, lottesSeat.replace(/9$/, "a"), lottesSeat.replace(/9$/, "b")];
  const three = ids.map((participant, index) => atTheDoor({ participant, name: ["Lotte K.", "Wim Pol", "Eva Ras"][index]! }));
  const admission = (id: string) => `PUT ${here}/participants/${id}/admission`;
  const { live, user, requests } = openTable(
    { ...asChair, people: [...people, ...three.slice(0, 2)] },
    Object.fromEntries(ids.map((id) => [admission(id), () => done()])),
  );
  await user.click(await (await box()).findByRole("button", { name: "Laat alle geverifieerde deelnemers binnen" }));
  live.show({ people: [...people, ...three] });
  await user.click(within(screen.getByRole("group", { name: "Lotte K., Wim Pol binnenlaten?" })).getByRole("button", { name: "Ja" }));
  await waitFor(() => expect(requests).toContain(admission(ids[1]!)), { timeout: 5000 });
  expect(requests).not.toContain(admission(ids[2]!));
});

test("who cannot be let in holds up nobody else, and is named", async () => {
  const ids = [lottesSeat, lottesSeat.replace(/9$/, "a")];
  const both = ids.map((participant, index) => atTheDoor({ participant, name: ["Lotte K.", "Wim Pol"][index]! }));
  const admission = (id: string) => `PUT ${here}/participants/${id}/admission`;
  const { user, requests } = openTable(
    { ...asChair, people: [...people, ...both] },
    { [admission(ids[0]!)]: () => problem(409, "not-waiting"), [admission(ids[1]!)]: () => done() },
  );
  await user.click(await (await box()).findByRole("button", { name: "Laat alle geverifieerde deelnemers binnen" }));
  await user.click(screen.getByRole("button", { name: "Ja" }));
  expect(await screen.findByText("Nog niet binnen: Lotte K.")).toBeVisible();
  expect(requests).toContain(admission(ids[1]!));
});

test("who has no device gets a code, shown large with whose it is, and gone after it", async () => {
  const { user } = openTable(
    { ...asChair, people: [...people, atTheDoor()] },
    { [`PUT ${seat}/table-code`]: () => Response.json({ participant: lottesSeat, code: "481516" }) },
  );
  await user.click(await (await box()).findByRole("button", { name: /^Geef een tafelcode/ }));
  const dialog = await screen.findByRole("dialog", { name: "Tafelcode voor Lotte K." });
  expect(dialog).toHaveTextContent("481 516");
  await user.click(within(dialog).getByRole("button", { name: "Doorgegeven" }));
  expect(document.body).not.toHaveTextContent("481 516");
});

describe("who may answer for somebody beside them", () => {
  const neighbour: View<"Neighbour"> = { participant: lottesSeat, name: "Ruben K.", capacity: "subject", presence: "", vouched: false, settled: false };
  const me = (change: Partial<View<"Neighbour">> = {}) => ({
    me: {
      participant: haticesSeat,
      organiser: false,
      organisation: "wijkteam Noord",
      capacity: "care-professional" as const,
      promise: "general-1" as const,
      needsTask: true,
      confirmed: true,
      accepted: true,
      presence: "at-table" as const,
      neighbours: [{ ...neighbour, ...change }],
    },
  });

  test("does so by name, after being told what that means", async () => {
    const { user, requests } = openTable(me(), { [`PUT ${seat}/voucher`]: () => done() });
    await user.click(await screen.findByRole("button", { name: "Ruben K. zit naast mij" }));
    const sure = screen.getByRole("group", { name: "Is dit Ruben K.? U staat daarvoor in, en dat wordt vastgelegd." });
    await user.click(within(sure).getByRole("button", { name: "Ja" }));
    await waitFor(() => expect(requests).toContain(`PUT ${seat}/voucher`));
  });

  test("is not offered it for who came by themselves", async () => {
    openTable(me({ presence: "waiting", settled: true }));
    expect(await screen.findByRole("textbox", { name: "Wat legt u op tafel?" })).toBeVisible();
    expect(screen.queryByRole("button", { name: /zit naast mij/ })).not.toBeInTheDocument();
  });

  test("sees that they did", async () => {
    openTable(me({ presence: "waiting", vouched: true, settled: true }));
    expect(await screen.findByText("U staat voor Ruben K. in. De voorzitter laat Ruben K. binnen.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /zit naast mij/ })).not.toBeInTheDocument();
  });
});

test("the code can be given anew at the table to who has nothing to show, and to nobody with a device", async () => {
  const ruben = person({ participant: lottesSeat, name: "Ruben K.", capacity: "subject", presence: "at-table", door: { method: "vouched", first: false, known: false, tableCode: true, linkTaken: false, vouchedBy: noorsSeat } });
  openTable({ ...asChair, people: [...people, ruben] });
  const here = within(await screen.findByRole("region", { name: /^Aan tafel/ }));
  expect(await here.findAllByRole("button", { name: /^Nieuwe tafelcode|^Geef een tafelcode/ })).toHaveLength(1);
});
