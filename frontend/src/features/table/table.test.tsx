// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { hatice, haticesSeat, head, omarsSeat, parts, person } from "../../testing/meeting";
import { done, problem } from "../../testing/server";
import { agreement, asked, body, field, here, item, line, openTable, people, press, stefsSeat } from "../../testing/table";

beforeAll(standInForDialogs);

describe("at the table", () => {
  test("purpose and questions are in view, with who is here and what matters about them", async () => {
    openTable();
    expect(await screen.findByRole("region", { name: "Doel en vragen" })).toHaveTextContent("veilig kan blijven wonen");
    const list = within(screen.getByRole("region", { name: /^Aan tafel/ })).getAllByRole("listitem");
    expect(list).toHaveLength(4);
    expect(list[2]).toHaveTextContent("Omar Salhi");
    expect(list[2]).toHaveTextContent("neemt geen persoonsgegevens mee");
  });

  test("somebody who enforces is announced with the parts they see", async () => {
    const mila = person({ participant: "0193e300-0000-7000-8000-000000000004", name: "Mila Peters", organisation: "Politie", hat: "police", parts: [parts[1]!.id], presence: "at-table" });
    openTable({ people: [...people, mila] });
    expect(await screen.findByText("Politie leest mee bij: Ondersteuning.")).toBeVisible();
  });

  test("items stand under their part, the newest first, each with what becomes of it", async () => {
    openTable({ items: [item(1), item(2), item(3, { part: parts[1]!.id })] });
    const [first] = await screen.findAllByRole("list", { name: /^Wat wil Ruben/ });
    const lines = within(first!).getAllByRole("listitem");
    expect(lines.map((one) => one.querySelector("p")?.textContent)).toEqual(["Bijdrage 2.", "Bijdrage 1."]);
    for (const one of lines) expect(one).toHaveTextContent("Blijft aan tafel");
    expect(await line("Bijdrage 3.")).toBeVisible();
  });

  test("an adviser reads why personal data stay, and cannot ask for them", async () => {
    const task = { secrecy: "none" as const, asker: haticesSeat };
    const me = { ...hatice, participant: omarsSeat, capacity: "adviser" as const, presence: "at-table" as const, task };
    const { user } = openTable({ me, items: [item(1), item(2, { personal: false, nature: "no-person", subjects: [] })] });
    for (const more of await screen.findAllByRole("button", { name: "Meer" })) await user.click(more);
    expect(within(await line("Bijdrage 2.")).getByRole("button", { name: "Vraag of dit mee mag" })).toBeVisible();
    const one = await line("Bijdrage 1.");
    expect(one).toHaveTextContent("U neemt als adviseur geen persoonsgegevens mee.");
    expect(within(one).queryByRole("button", { name: "Vraag of dit mee mag" })).not.toBeInTheDocument();
  });

  test("about whom an item is stands on it where that is not the first", async () => {
    const subjects = [{ id: "5f000000-0000-4000-8000-000000000001", label: "B1", name: "Ruben K." }, { id: "5f000000-0000-4000-8000-000000000002", label: "B2, een partner", name: "" }];
    openTable({ case: { ...head, subjects }, items: [item(1, { subjects: [subjects[0]!.id] }), item(2, { subjects: [subjects[1]!.id] })] });
    expect(await line("Bijdrage 2.")).toHaveTextContent("over B2, een partner");
    expect(await line("Bijdrage 1.")).not.toHaveTextContent("over ");
  });

  test("an own item is taken back to be corrected: it stands in the field as it was, for nobody more than before", async () => {
    const parted = people.map((one) => ({ ...one, parts: parts.map(({ id }) => id) }));
    const own = item(1, { mine: true, provider: haticesSeat, detail: "what", audience: people.map(({ participant }) => participant).filter((id) => id !== stefsSeat) });
    let sent: Record<string, unknown> = {};
    const away = parted.map((one) => (one.participant === stefsSeat ? { ...one, presence: "" as const } : one));
    const { user, live } = openTable({ people: away, items: [own] }, {
      [`PUT ${here}/items/${own.id}/withdrawal`]: () => done(undefined, live.show({ items: [] }).version),
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done();
      },
    });
    await user.click(await screen.findByRole("button", { name: "Meer" }));
    await user.click(screen.getByRole("button", { name: "Trek deze bijdrage in" }));
    await user.click(screen.getByRole("button", { name: "Trek in en verbeter" }));
    const field = screen.getByRole("textbox", { name: "Wat legt u op tafel?" });
    await waitFor(() => expect(field).toHaveValue("Bijdrage 1."));
    live.show({ people: parted }); // who did not see it is back before it is sent
    expect(await screen.findByText("niet Stef Hoekstra")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Leg op tafel" }));
    await waitFor(() => expect(sent).toMatchObject({ text: "Bijdrage 1.", detail: "what" }));
    expect(sent.audience).not.toContain(stefsSeat);
  });

  test("from whom an item is kept, stands on it without a press: on one's own and on that of others", async () => {
    const without = (seat: string) => people.map(({ participant }) => participant).filter((id) => id !== seat);
    openTable({
      items: [item(1, { mine: true, provider: haticesSeat, audience: without(stefsSeat) }), item(2, { audience: without(omarsSeat) }), item(3)],
    });
    expect(await line("Bijdrage 1.")).toHaveTextContent("niet te zien voor Stef Hoekstra");
    expect(await line("Bijdrage 2.")).toHaveTextContent("niet te zien voor Omar Salhi");
    expect(await line("Bijdrage 3.")).not.toHaveTextContent("niet te zien");
  });

  test("who sits at the table and not at a point, stands at that point", async () => {
    const away = people.map((one) => (one.participant === omarsSeat ? { ...one, parts: [parts[1]!.id] } : { ...one, parts: parts.map(({ id }) => id) }));
    openTable({ people: away });
    expect(await screen.findByText("Niet bij dit punt: Omar Salhi.")).toBeVisible();
    expect(screen.getAllByText(/Niet bij dit punt/)).toHaveLength(1);
  });

  test("past the planned end the bar says when the table closes by itself", async () => {
    openTable({ plannedEnd: "2020-01-01T09:00:00Z", closesAt: "2020-01-01T10:00:00Z" });
    expect(await screen.findByText("loopt uit; sluit om 11.00 uur")).toBeVisible();
  });

  test("an interpreter has no field to put anything on the table", async () => {
    openTable({ me: { ...hatice, capacity: "interpreter", presence: "at-table" } });
    await screen.findByRole("region", { name: "Doel en vragen" });
    expect(screen.queryByRole("textbox", { name: "Wat legt u op tafel?" })).not.toBeInTheDocument();
  });
});

describe("while others go on", () => {
  test("an item of somebody else is counted while the list is being read, and shown at a press", async () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 600));
    const { user, live } = openTable({ items: [item(1)] });
    await user.hover(await line("Bijdrage 1."));
    live.show({ items: [item(1), item(2)] });
    expect(screen.queryByText("Bijdrage 2.")).not.toBeInTheDocument();
    expect(screen.getByRole("heading", { name: `${parts[0]!.title} 1 1 nieuw` })).toBeVisible();
    await user.click(await press("Toon 1 nieuwe bijdrage"));
    expect(await line("Bijdrage 2.")).toBeVisible();
  });

  test("a point with nothing but new items does not say that there is nothing", async () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 600));
    const { user, live } = openTable({ items: [item(1)] });
    await user.hover(await line("Bijdrage 1."));
    const nothing = screen.getAllByText("U ziet hier nog geen bijdragen.").length;
    live.show({ items: [item(1), item(2, { part: parts[1]!.id })] });
    expect(screen.getByRole("heading", { name: `${parts[1]!.title} 1 nieuw` })).toBeVisible();
    expect(screen.queryAllByText("U ziet hier nog geen bijdragen.")).toHaveLength(nothing - 1);
  });

  test("a page that nobody touched shows it at once", async () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 600));
    const { live } = openTable({ items: [item(1)] });
    await line("Bijdrage 1.");
    live.show({ items: [item(1), item(2)] });
    expect(await line("Bijdrage 2.")).toBeVisible();
  });

  test("what lies out of view is no reason to wait", async () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 5_000, 600, 600));
    const { user, live } = openTable({ items: [item(1)] });
    await user.hover(await line("Bijdrage 1."));
    live.show({ items: [item(1), item(2)] });
    expect(await line("Bijdrage 2.")).toBeVisible();
  });

  test("the own item is there at once, also while reading", async () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 600));
    const { user, live } = openTable({ items: [item(1)] });
    await user.hover(await line("Bijdrage 1."));
    live.show({ items: [item(1), item(2, { mine: true, provider: haticesSeat })] });
    expect(await line("Bijdrage 2.")).toBeVisible();
  });

  test("a withdrawn item is gone at once", async () => {
    const { live } = openTable({ items: [item(1)] });
    await line("Bijdrage 1.");
    live.show({ items: [] });
    expect(screen.queryByText("Bijdrage 1.")).not.toBeInTheDocument();
  });

  test("what changed is spoken, without what was said", async () => {
    const { live } = openTable();
    await field();
    live.show({ items: [item(1)] });
    const spoken = screen.getAllByRole("status").map(({ textContent }) => textContent).join(" ");
    expect(spoken).toContain("Nieuwe bijdrage van Stef Hoekstra bij Wat wil Ruben.");
    expect(spoken).not.toContain("Bijdrage 1.");
  });

  test("the same news once more is spoken once more", async () => {
    const { live } = openTable();
    await field();
    live.show({ items: [item(1)] });
    const news = () => screen.getByText("Nieuwe bijdrage van Stef Hoekstra bij Wat wil Ruben.");
    const first = news();
    live.show({ items: [item(1), item(2)] });
    expect(news()).not.toBe(first);
    expect(first).not.toBeInTheDocument();
  });

  test("an answer, a taking on and a withdrawal by others are spoken, what one does oneself is not", async () => {
    const open = agreement();
    delete open.taker;
    const start = { items: [item(1), item(2, { mine: true, provider: haticesSeat })], agreements: [open] };
    const { live } = openTable({ ...start, requests: [asked(item(1))] });
    await field();
    const spoken = () => screen.getAllByRole("status").map(({ textContent }) => textContent).join(" ");
    live.show({ requests: [asked(item(1), { state: "granted" })] });
    expect(spoken()).toContain("Stef Hoekstra vindt goed dat u een bijdrage meeneemt.");
    live.show({ requests: [asked(item(1), { state: "taken-back" })] });
    expect(spoken()).toContain("Stef Hoekstra bedacht zich: een bijdrage gaat toch niet mee.");
    live.show({ agreements: [{ ...open, taker: stefsSeat }] });
    expect(spoken()).toContain("Stef Hoekstra pakt een afspraak op.");
    live.show({ items: [] });
    expect(spoken()).toContain("Een bijdrage van Stef Hoekstra bij Wat wil Ruben is weg.");
    live.show({ agreements: [agreement({ mine: true })] });
    expect(spoken()).not.toContain("Hatice Demir pakt");
  });
});

describe("agreements", () => {
  test("are taken on by who will do them", async () => {
    const open = agreement();
    delete open.taker;
    const { user, requests } = openTable({ agreements: [open] }, { [`PUT ${here}/agreements/${open.id}/taker`]: () => done() });
    await user.click(await press(/^Ik pak dit op/));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/agreements/${open.id}/taker`));
  });

  test("a new one says at each field what it misses, and is taken on by its author", async () => {
    const made = "0193e800-0000-7000-8000-000000000007";
    const { user, requests } = openTable({}, {
      [`POST ${here}/agreements`]: () => done(made),
      [`PUT ${here}/agreements/${made}/taker`]: () => done(made),
    });
    await user.click(await press("Nieuwe afspraak"));
    await user.click(await press("Schrijf de afspraak op"));
    expect(await screen.findByText("Schrijf op wat er gaat gebeuren.")).toBeVisible();
    expect(requests).not.toContain(`POST ${here}/agreements`);
    await user.type(screen.getByLabelText("Wat gaat er gebeuren?"), "Samen koken.");
    await user.type(screen.getByLabelText("Hoe vaak of hoeveel?"), "Eén keer.");
    await user.type(screen.getByLabelText("Hoe is men hierover te bereiken?"), "hatice@wijkteam.example");
    await user.click(await press("Schrijf de afspraak op"));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/agreements/${made}/taker`));
  });

  test("S4: one that repeats what lies on the table is held back once, and says which words", async () => {
    const made = "0193e800-0000-7000-8000-000000000007";
    const said = item(7, { text: "Op 3 november is bemiddeld bij een ruzie." });
    const { user, requests } = openTable({ items: [said] }, {
      [`POST ${here}/agreements`]: () => done(made),
      [`PUT ${here}/agreements/${made}/taker`]: () => done(made),
    });
    await user.click(await press("Nieuwe afspraak"));
    await user.type(await screen.findByLabelText("Wat gaat er gebeuren?"), "Belt als is bemiddeld bij een ruzie.");
    await user.type(screen.getByLabelText("Hoe vaak of hoeveel?"), "Elke keer.");
    await user.type(screen.getByLabelText("Hoe is men hierover te bereiken?"), "hatice@wijkteam.example");
    await user.click(await press("Schrijf de afspraak op"));
    expect(await screen.findByText("‘is bemiddeld bij een ruzie’ staat ook in wat Stef Hoekstra inbracht.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Laat het zo staan" })).toHaveFocus();
    await user.type(screen.getByLabelText("Hoe vaak of hoeveel?"), " Bij een ruzie.");
    expect(screen.queryByText(/staat ook in/), "what is typed is weighed anew").not.toBeInTheDocument();
    await user.click(await press("Schrijf de afspraak op"));
    await screen.findByText(/staat ook in/);
    expect(requests).not.toContain(`POST ${here}/agreements`);
    await user.click(await press("Laat het zo staan"));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/agreements/${made}/taker`));
  });

  test("an end of which the year is missing is not thrown away, and no end is none", async () => {
    const sent: Record<string, unknown>[] = [];
    const { user } = openTable({}, {
      [`POST ${here}/agreements`]: async (request) => {
        sent.push(await body(request));
        return problem(409, "meeting-closed");
      },
    });
    await user.click(await press("Nieuwe afspraak"));
    await user.type(await screen.findByLabelText("Wat gaat er gebeuren?"), "Samen koken.");
    await user.type(screen.getByLabelText("Hoe vaak of hoeveel?"), "Eén keer.");
    await user.type(screen.getByLabelText("Hoe is men hierover te bereiken?"), "hatice@wijkteam.example");
    const end = within(screen.getByRole("group", { name: /Wanneer is het klaar/ }));
    await user.type(end.getByLabelText("Dag"), "15");
    await user.type(end.getByLabelText("Maand"), "12");
    await user.click(await press("Schrijf de afspraak op"));
    expect(await screen.findByText(/Controleer de einddatum/)).toBeVisible();
    expect(sent).toEqual([]);
    await user.clear(end.getByLabelText("Dag"));
    await user.clear(end.getByLabelText("Maand"));
    await user.click(await press("Schrijf de afspraak op"));
    await waitFor(() => expect(sent).toMatchObject([{ end: "" }]));
  });

  test("what was typed is there again after the form was left by mistake", async () => {
    const { user } = openTable();
    await user.click(await press("Nieuwe afspraak"));
    await user.type(await screen.findByLabelText("Wat gaat er gebeuren?"), "Samen koken.");
    await user.click(await press("Annuleren"));
    await user.click(await press("Nieuwe afspraak"));
    expect(await screen.findByLabelText("Wat gaat er gebeuren?")).toHaveValue("Samen koken.");
  });
});
