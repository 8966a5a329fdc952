// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { standInForDialogs } from "../../testing/dialog";
import { atTheDoor, hatice, head, invitation, lottesSeat, parts, person } from "../../testing/meeting";
import { done, problem } from "../../testing/server";
import { agreement, asChair, asked, here, item, openTable, people, stefsSeat } from "../../testing/table";

beforeAll(standInForDialogs);

const ruben = person({ participant: lottesSeat, name: "Ruben", organisation: "betrokkene", capacity: "subject", presence: "at-table" });
const theirs = item(7, { mine: true, provider: lottesSeat, text: "Ruben wil hier blijven wonen." });
const toTake = agreement({ id: "0193e800-0000-7000-8000-000000000009", activity: "Elke week koken.", mine: false });
const { taker: _, ...nobodys } = toTake;

interface Got {
  what: string;
  whose: string | null;
  code: string | null;
  body: unknown;
}

let got: Got[] = [];
beforeEach(() => {
  got = [];
});

/** Answers a deed, and writes down as whom it came. */
function heard(what: string, answer: () => Response = () => done()) {
  return async (request: Request) => {
    const text = await request.clone().text();
    const { headers } = request;
    got.push({ what, whose: headers.get("Table-Participant"), code: headers.get("Table-Code"), body: text ? JSON.parse(text) : null });
    return answer();
  };
}

type Handlers = NonNullable<Parameters<typeof openTable>[1]>;

async function beside(handlers: Handlers = {}) {
  const { user } = openTable({ people: [...people, ruben] }, handlers);
  await user.click(await screen.findByRole("button", { name: "Voor iemand zonder apparaat" }));
  await user.selectOptions(await screen.findByLabelText("Wie zit er naast u"), lottesSeat);
  return user;
}

const dialog = async () => within(await screen.findByRole("dialog"));

async function giveCode(user: Awaited<ReturnType<typeof beside>>, submit: string, code = "481 516") {
  const box = await dialog();
  await user.type(box.getByLabelText("Tafelcode van Ruben"), code);
  await user.click(box.getByRole("button", { name: submit }));
}

describe("typing for somebody without a device", () => {
  test("is plain to see, and is theirs only once they gave their code", async () => {
    const user = await beside({ [`POST ${here}/items`]: heard("item") });
    expect(screen.getByRole("heading", { name: "U typt voor Ruben" })).toBeVisible();
    await user.type(screen.getByLabelText("Wat legt Ruben op tafel?"), "Ik wil hier blijven.");
    const form = screen.getByLabelText("Wat legt Ruben op tafel?").closest("form")!;
    await user.selectOptions(within(form).getByLabelText("Agendapunt"), parts[0]!.id);
    await user.click(screen.getByRole("button", { name: "Laat Ruben dit lezen" }));
    const box = await dialog();
    expect(box.getByRole("heading", { name: "Ruben, klopt dit zo?" })).toBeVisible();
    expect(box.getByText("Ik wil hier blijven.")).toBeVisible();
    expect(got).toEqual([]);
    await giveCode(user, "Leg op tafel");
    expect(await screen.findByText("De bijdrage van Ruben ligt op tafel.")).toBeVisible();
    expect(got).toMatchObject([
      { what: "item", whose: lottesSeat, code: "481516", body: { text: "Ik wil hier blijven.", origin: "subject-said", part: parts[0]!.id, subjects: [head.subjects[0]!.id] } },
    ]);
    expect(screen.getByLabelText("Wat legt Ruben op tafel?")).toHaveValue("");
  });

  test("a wrong code leaves the field, and the text stays; after five the chair is asked for a new one", async () => {
    let dead = false;
    const refuse = () => problem(403, dead ? "code-dead" : "code-wrong");
    const user = await beside({ [`POST ${here}/items`]: heard("item", refuse) });
    await user.type(screen.getByLabelText("Wat legt Ruben op tafel?"), "Ik wil hier blijven.");
    await user.click(screen.getByRole("button", { name: "Laat Ruben dit lezen" }));
    await giveCode(user, "Leg op tafel", "000000");
    expect(await screen.findByText("Deze tafelcode klopt niet. Probeer het nog eens.")).toBeVisible();
    expect((await dialog()).getByLabelText("Tafelcode van Ruben")).toHaveValue("");
    dead = true;
    await giveCode(user, "Leg op tafel", "000001");
    expect(await screen.findByText("Deze tafelcode werkt niet meer. Vraag de voorzitter om een nieuwe.")).toBeVisible();
    expect(screen.getByLabelText("Wat legt Ruben op tafel?")).toHaveValue("Ik wil hier blijven.");
  });

  test("leaves what oneself is typing alone", async () => {
    const user = await beside();
    await user.type(screen.getByLabelText("Wat legt Ruben op tafel?"), "Van Ruben.");
    expect(screen.getByRole("textbox", { name: "Wat legt u op tafel?" })).toHaveValue("");
  });
});

test("the chair gives a code where it is needed, also to who came with a device that failed", async () => {
  const stef = people.find(({ participant }) => participant === stefsSeat)!;
  const { user } = openTable(
    { ...asChair, people },
    { [`PUT ${here}/participants/${stefsSeat}/table-code`]: () => Response.json({ participant: stefsSeat, code: "481516" }) },
  );
  await user.click(await screen.findByRole("button", { name: "Voor iemand zonder apparaat" }));
  await user.selectOptions(await screen.findByLabelText("Wie zit er naast u"), stefsSeat);
  await user.click(await screen.findByRole("button", { name: /^Geef een tafelcode.*Stef Hoekstra/ }));
  expect(await screen.findByRole("dialog", { name: `Tafelcode voor ${stef.name}` })).toHaveTextContent("481 516");
});

test("who is not the chair gives no code", async () => {
  await beside();
  expect(screen.queryByRole("button", { name: /tafelcode/i })).not.toBeInTheDocument();
});

describe("deciding for oneself without a device", () => {
  const request = asked(theirs, { asker: { name: "Hatice Demir", organisation: "wijkteam Noord", serves: "" } });
  const seen: View<"Meeting"> = invitation({
    stage: "table",
    parts,
    people: [...people, ruben],
    items: [theirs],
    requests: [request],
    agreements: [nobodys],
  });
  const views = { [`POST ${here}/shared-views`]: heard("look", () => Response.json(seen)) };

  async function look(handlers: Handlers) {
    const user = await beside({ ...views, ...handlers });
    await user.click(screen.getByRole("button", { name: "Wat wacht er op Ruben" }));
    await user.click(screen.getByRole("button", { name: "Bekijk het samen" }));
    await giveCode(user, "Bekijk het samen");
    await screen.findByText("Ruben wil hier blijven wonen.");
    return user;
  }

  test("what waits is fetched with the code, and each answer takes it again", async () => {
    const user = await look({ [`PUT ${here}/requests/${request.id}/grant`]: heard("grant") });
    await user.click(screen.getByRole("button", { name: "Mag mee" }));
    expect(got).toHaveLength(1);
    await giveCode(user, "Mag mee", "999888");
    await waitFor(() => expect(screen.queryByText("Ruben wil hier blijven wonen.")).not.toBeInTheDocument());
    expect(got).toMatchObject([
      { what: "look", whose: lottesSeat, code: "481516" },
      { what: "grant", whose: lottesSeat, code: "999888", body: {} },
    ]);
  });

  test("an agreement is taken on in the same way", async () => {
    const user = await look({ [`PUT ${here}/agreements/${nobodys.id}/taker`]: heard("take") });
    await user.click(screen.getByRole("button", { name: /^Ik pak dit op/ }));
    await giveCode(user, "Ik pak dit op");
    await waitFor(() => expect(got.map(({ what }) => what)).toEqual(["look", "take"]));
  });

  test("an own item is withdrawn, and a permission taken back", async () => {
    const goes = asked(theirs, { id: "0193e900-0000-7000-8000-000000000077", state: "granted" });
    const user = await look({
      [`POST ${here}/shared-views`]: heard("look", () => Response.json({ ...seen, requests: [request, goes] })),
      [`PUT ${here}/requests/${goes.id}/retraction`]: heard("take back"),
      [`PUT ${here}/items/${theirs.id}/withdrawal`]: heard("withdraw"),
    });
    await user.click(screen.getByRole("button", { name: "Bijdragen die Ruben ziet (1)" }));
    await user.click(screen.getByRole("button", { name: /^Toch niet mee/ }));
    await giveCode(user, "Toch niet mee");
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Toch niet mee/ })).not.toBeInTheDocument());
    await user.click(screen.getByRole("button", { name: /^Trek deze bijdrage in/ }));
    expect((await dialog()).getByText(/komt niet terug/)).toBeVisible();
    await giveCode(user, "Trek deze bijdrage in");
    await waitFor(() => expect(got.map(({ what }) => what)).toEqual(["look", "take back", "withdraw"]));
    expect(got).toMatchObject([{}, { whose: lottesSeat, code: "481516" }, { whose: lottesSeat, code: "481516" }]);
  });

  test("an item of others is asked for, with the reason", async () => {
    const mine = { ...toTake, mine: true };
    const user = await look({
      [`POST ${here}/shared-views`]: heard("look", () => Response.json({ ...seen, items: [theirs, item(8)], agreements: [mine] })),
      [`POST ${here}/items/${item(8).id}/requests`]: heard("ask"),
    });
    await user.click(screen.getByRole("button", { name: "Bijdragen die Ruben ziet (2)" }));
    await user.click(screen.getByRole("button", { name: /^Vraag of dit mee mag/ }));
    await user.type((await dialog()).getByLabelText("Waarom hebt u dit nodig?"), "Voor het koken.");
    await giveCode(user, "Vraag of dit mee mag");
    await waitFor(() => expect(got[1]).toMatchObject({ what: "ask", whose: lottesSeat, body: { agreement: mine.id, words: "Voor het koken." } }));
  });

  test("and it leaves the screen at a press", async () => {
    const user = await look({});
    await user.click(screen.getByRole("button", { name: "Haal dit van het scherm" }));
    expect(document.body).not.toHaveTextContent("Ruben wil hier blijven wonen.");
  });
});

test("who waits beside somebody says yes to confidentiality with the code, before they are let in", async () => {
  const neighbour: View<"Neighbour"> = { participant: lottesSeat, name: "Ruben", capacity: "subject", presence: "waiting", vouched: true, settled: true };
  const { user } = openTable(
    { me: { ...hatice, confirmed: true, accepted: true, presence: "at-table", neighbours: [neighbour] } },
    { [`PUT ${here}/confidentiality`]: heard("accept") },
  );
  await user.click(await screen.findByRole("button", { name: "Voor iemand zonder apparaat" }));
  await user.selectOptions(await screen.findByLabelText("Wie zit er naast u"), lottesSeat);
  expect(screen.getByText("Over mijzelf mag ik praten met wie ik wil.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Ja, ik houd mij hieraan" }));
  expect(got).toEqual([]);
  await giveCode(user, "Ja, ik houd mij hieraan");
  expect(await screen.findByText("Ruben heeft ja gezegd. De voorzitter kan Ruben nu binnenlaten.")).toBeVisible();
  expect(got).toMatchObject([{ what: "accept", whose: lottesSeat, code: "481516" }]);
});

test("who leaves says so with the code", async () => {
  const user = await beside({ [`PUT ${here}/departure`]: heard("leave") });
  await user.click(screen.getByRole("button", { name: "Ruben gaat weg" }));
  expect((await dialog()).getByText(/Ruben ziet de tafel dan niet meer/)).toBeVisible();
  await giveCode(user, "Ruben gaat weg");
  await waitFor(() => expect(got).toMatchObject([{ what: "leave", whose: lottesSeat, code: "481516" }]));
});

test("an interpreter who waits with a code declares a task, on the device of the chair", async () => {
  const tolk = atTheDoor({ participant: lottesSeat, name: "Ruben", capacity: "interpreter" }, { method: "vouched", tableCode: true });
  const { user } = openTable({ ...asChair, people: [...people, tolk] }, { [`PUT ${here}/task`]: heard("task") });
  await user.click(await screen.findByRole("button", { name: "Voor iemand zonder apparaat" }));
  await user.selectOptions(await screen.findByLabelText("Wie zit er naast u"), lottesSeat);
  expect(await screen.findByRole("heading", { name: "Onder welke taak doet Ruben mee?" })).toBeVisible();
  await user.type(screen.getByRole("searchbox"), "onderzoek");
  await user.click(await screen.findByRole("radio", { name: /Onderzoek na melding/ }));
  await user.click(screen.getByRole("button", { name: "Dit is mijn taak" }));
  await giveCode(user, "Dit is mijn taak");
  expect(await screen.findByText(/Ruben heeft een taak opgegeven/)).toBeVisible();
  expect(got).toMatchObject([{ what: "task", whose: lottesSeat, code: "481516", body: { task: "wmo-access" } }]);
});
