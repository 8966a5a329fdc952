// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { head, invitation, meetingId, noor, noorsSeat, haticesSeat, parts, person, serveLive } from "../../testing/meeting";
import { done, persons, problem, serve } from "../../testing/server";
import { showPage } from "../../testing/show";

const [noorIsIn] = persons;
const here = `/v1/meetings/${meetingId}`;
const seat = `${here}/participants/${haticesSeat}`;
const ready = { why: "Doet het onderzoek.", declared: false, confirmed: false, accepted: false };
const newId = "0193e100-0000-7000-8000-000000000077";

function chair(): View<"Person"> {
  return person({
    participant: noorsSeat,
    name: "Noor van Dalen",
    organisation: "gemeente, procesregie",
    capacity: "chair",
    preparation: { why: "Leidt het overleg.", declared: true, confirmed: true, accepted: true },
  });
}

function invited(door?: Partial<View<"AtDoor">>): View<"Person"> {
  return person({ preparation: ready, door: { first: false, known: false, tableCode: false, linkTaken: false, ...door } });
}

type Handlers = NonNullable<Parameters<typeof serve>[0]>;

/** Opens the preparation as Noor, with the people and what else the server does. */
function prepare(people: View<"Person">[], handlers: Handlers = {}, address = "") {
  const live = serveLive(invitation({ me: noor, case: head, parts, people: [chair(), ...people] }));
  const requests = serve({ ...live.handlers, ...handlers }, noorIsIn);
  return { live, requests, user: showPage(`/meetings/${meetingId}${address}`) };
}

const line = async () => (await screen.findByRole("heading", { name: "Hatice Demir" })).closest("li")!;
const mail = (state: View<"Mail">["state"], fault?: View<"Mail">["fault"]): View<"Mail"> => ({
  kind: "invitation",
  state,
  at: "2026-11-22T03:00:00Z",
  ...(fault && { fault }),
});

describe("who can be invited", () => {
  const many = Array.from({ length: 12 }, (_, number) => ({
    id: `0193e100-0000-7000-8000-0000000001${String(number).padStart(2, "0")}`,
    name: `Persoon ${number}`,
    organisation: number % 2 ? "GGZ Waterkamp" : "Thuiswaard",
    known: true,
  }));
  const options = () => within(screen.getByLabelText("Wie nodigt u uit?")).getAllByRole("option").slice(1).map((option) => option.textContent);

  test("is found by name or organisation among everybody the house knows", async () => {
    const { user } = prepare([], { "GET /v1/people": () => Response.json({ people: many }) });
    await user.type(await screen.findByRole("searchbox", { name: "Zoek op naam of organisatie" }), "ggz 3");
    expect(options()).toEqual(["Persoon 3, GGZ Waterkamp"]);
    await user.clear(screen.getByRole("searchbox"));
    expect(options()).toHaveLength(12);
  });

  test("and somebody who is missed is added in place, and chosen", async () => {
    let people: View<"PersonLine">[] = [];
    const sent: unknown[] = [];
    const { user } = prepare([], {
      "GET /v1/people": () => Response.json({ people }),
      "POST /v1/people": async (request) => {
        const body = (await request.json()) as View<"NewPerson">;
        sent.push(body);
        people = [{ id: newId, name: body.name, organisation: body.organisation, known: false }];
        return done(newId);
      },
    });
    await user.click(await screen.findByRole("button", { name: "Staat iemand niet in de lijst? Voeg toe" }));
    const adding = within(screen.getByRole("group", { name: "Iemand toevoegen" }));
    await user.type(adding.getByLabelText("Naam"), "Joris Blok");
    await user.type(adding.getByLabelText("E-mailadres"), "joris");
    await user.type(adding.getByLabelText("Organisatie"), "GGZ Waterkamp");
    await user.click(adding.getByRole("button", { name: "Voeg toe" }));
    expect(adding.getByLabelText("E-mailadres")).toHaveAccessibleDescription(/klopt niet/);
    expect(sent).toEqual([]);
    await user.type(adding.getByLabelText("E-mailadres"), "@ggz.example");
    await user.click(adding.getByRole("button", { name: "Voeg toe" }));
    await waitFor(() => expect(screen.getByLabelText("Wie nodigt u uit?")).toHaveDisplayValue("Joris Blok, GGZ Waterkamp"));
    expect(screen.getByLabelText("Namens welke organisatie?")).toHaveValue("GGZ Waterkamp");
    expect(sent).toEqual([{ name: "Joris Blok", email: "joris@ggz.example", organisation: "GGZ Waterkamp", contact: "" }]);
  });
});

describe("from the house's number on each further person is a question (M8)", () => {
  const tally = { leaves: 0, destroyed: 0, withdrawn: 0, parcelDays: 14, openedHours: 24, caseDays: 1825, weighed: 2 };
  const asks = /Weeg af of de casus nog iemand nodig heeft/;
  const warns = /Heeft de casus iedereen nodig/;

  test.each([
    { weighed: 3, asked: false, warned: false },
    { weighed: 2, asked: true, warned: false },
    { weighed: 1, asked: true, warned: true },
  ])("%o, with two people", async ({ weighed, asked, warned }) => {
    const { live } = prepare([invited()]);
    await line();
    live.show({ tally: { ...tally, weighed } });
    await screen.findByText("Deelnemers: 2");
    await waitFor(() => expect(screen.queryByText(asks) !== null).toBe(asked));
    expect(screen.queryByText(warns) !== null).toBe(warned);
  });
});

describe("how an invitation goes, in a sentence", () => {
  test.each([
    [{ mail: mail("due") }, "De mail is onderweg."],
    [{ mail: mail("sent"), linkUntil: "2999-12-01T09:00:00Z" }, "Verstuurd. Of de mail aankomt, weten wij niet. De link werkt tot 1 december 2999, 10.00 uur."],
    [{ mail: mail("delayed") }, "De mail is vertraagd. Wij blijven het proberen."],
    [{ mail: mail("failed", "refused") }, "De mail is geweigerd. Klopt het adres?"],
    [{ mail: mail("failed", "tls") }, "De mailserver is niet te vertrouwen. De mail is niet verstuurd."],
    [{ mail: mail("sent"), linkTaken: true }, "De link uit de uitnodiging is gebruikt."],
    [{ linkUntil: "2020-12-01T09:00:00Z" }, "De link werkt niet meer."],
  ] as const)("%o", async (door, says) => {
    prepare([invited(door)]);
    expect(within(await line()).getByText(says)).toBeVisible();
  });

  test.each([
    ["after its link was used", "convened", "", { linkTaken: true }],
    ["of who waits", "convened", "waiting", { method: "link", linkTaken: true }],
    ["of who is missed while the table is open", "table", "", { linkTaken: true }],
    ["of who went away", "round", "", { linkUntil: "2999-12-01T09:00:00Z" }],
  ] as const)("and there is another link: %s", async (_, stage, presence, door) => {
    const { live, user, requests } = prepare([{ ...invited(door), presence }], {
      [`PUT ${seat}/link`]: () => Response.json({ url: "https://tafel.example/j#nieuw" }),
    });
    live.show({ stage });
    await user.click(within(await line()).getByRole("button", { name: /^Toon de link/ }));
    expect(await screen.findByDisplayValue("https://tafel.example/j#nieuw")).toBeVisible();
    expect(requests).toContain(`PUT ${seat}/link`);
  });

  test("and none for who is at the table", async () => {
    prepare([{ ...invited({ method: "passkey", linkTaken: true }), presence: "at-table" }]);
    expect(within(await line()).queryByRole("button", { name: /^Toon de link/ })).not.toBeInTheDocument();
  });

  test("and one that was refused is sent again", async () => {
    const { user, requests } = prepare([invited({ mail: mail("failed", "refused") })], { [`POST ${seat}/mails`]: () => done() });
    await user.click(within(await line()).getByRole("button", { name: /^Stuur opnieuw/ }));
    await waitFor(() => expect(requests).toContain(`POST ${seat}/mails`));
  });

  test("or its link is shown once, to be passed on", async () => {
    const url = "https://casustafel.example/j#token";
    const { user } = prepare([invited({ mail: mail("failed", "refused") })], { [`PUT ${seat}/link`]: () => Response.json({ url }) });
    await user.click(within(await line()).getByRole("button", { name: /^Toon de link/ }));
    const box = await screen.findByLabelText("Link van Hatice Demir");
    expect(box).toHaveValue(url);
    expect(box).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Klaar" }));
    expect(document.body.innerHTML).not.toContain("token");
  });

  test("says why the mail server cannot be used", async () => {
    const { user } = prepare([invited({ mail: mail("due") })], { [`POST ${seat}/mails`]: () => problem(409, "mail-off") });
    await user.click(within(await line()).getByRole("button", { name: /^Stuur opnieuw/ }));
    expect(await screen.findByText("Hier gaat geen mail uit. Geef de link zelf door.")).toBeVisible();
  });
});

test("a meeting is moved to another time and place, from how it stands", async () => {
  const sent: unknown[] = [];
  const { user } = prepare([], {
    [`PUT ${here}/times`]: async (request) => {
      sent.push(await request.json());
      return done();
    },
  });
  await user.click(await screen.findByRole("button", { name: "Ander tijdstip of andere plaats" }));
  const move = within(screen.getByRole("group", { name: "Ander tijdstip of andere plaats" }));
  expect(move.getByLabelText("Dag")).toHaveValue("2");
  expect(move.getByLabelText("Begin")).toHaveValue("10.00");
  await user.clear(move.getByLabelText("Dag"));
  await user.type(move.getByLabelText("Dag"), "3");
  await user.type(move.getByLabelText("Waar"), "Stadhuis, kamer 4");
  await user.click(move.getByRole("button", { name: "Verplaats het overleg" }));
  await waitFor(() => expect(screen.queryByLabelText("Waar")).not.toBeInTheDocument());
  expect(sent).toEqual([{ place: "Stadhuis, kamer 4", plannedStart: "2026-12-03T09:00:00.000Z", plannedEnd: "2026-12-03T10:30:00.000Z" }]);
});

test.each(["", "/preparation"])("a meeting is called off after being asked once, and says so, at %s", async (address) => {
  const { live, requests, user } = prepare([invited()], { [`PUT ${here}/closure`]: () => done() }, address);
  await user.click(await screen.findByRole("button", { name: "Zeg het overleg af" }));
  expect(requests).not.toContain(`PUT ${here}/closure`);
  await user.click(within(screen.getByRole("group", { name: /Dit overleg afzeggen\? Anderen die bericht krijgen: 1/ })).getByRole("button", { name: "Ja, zeg af" }));
  await waitFor(() => expect(requests).toContain(`PUT ${here}/closure`));
  live.show({ stage: "closed", cancelled: true });
  expect(await screen.findByText("Dit overleg is afgezegd. Wat al klaarstond, is ongelezen vernietigd.")).toBeVisible();
});

test("a substitute takes the seat, and the reason is shown to carry over", async () => {
  const sent: unknown[] = [];
  const known = [{ id: newId, name: "Wim Pol", organisation: "wijkteam Noord", known: false }];
  const { user } = prepare([invited()], {
    "GET /v1/people": () => Response.json({ people: known }),
    [`POST ${seat}/substitutes`]: async (request) => {
      sent.push(await request.json());
      return done();
    },
  });
  await user.click(within(await line()).getByText("Veranderen"));
  await user.click(within(await line()).getByRole("button", { name: /^Vervanger/ }));
  const group = within(screen.getByRole("group", { name: "Vervanger voor Hatice Demir" }));
  expect(group.getByText(/De reden blijft: Doet het onderzoek\./)).toBeVisible();
  await group.findByRole("option", { name: "Wim Pol, wijkteam Noord" });
  await user.selectOptions(group.getByLabelText("Wie komt er in de plaats"), newId);
  await user.click(group.getByRole("button", { name: "Laat deze persoon komen" }));
  await waitFor(() => expect(sent).toEqual([{ person: newId }]));
});

test("who was at the table has no substitute any more", async () => {
  prepare([{ ...invited(), presence: "", attended: true }]);
  expect(within(await line()).queryByRole("button", { name: /^Vervanger/ })).not.toBeInTheDocument();
});
