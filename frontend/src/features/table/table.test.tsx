// SPDX-License-Identifier: EUPL-1.2

import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { atTheDoor, hatice, haticesSeat, omarsSeat, parts, person } from "../../testing/meeting";
import { done, noServer, problem } from "../../testing/server";
import { agreement, asChair, asked, here, item, openTable, people, stefsSeat } from "../../testing/table";

beforeAll(standInForDialogs);

const field = () => screen.findByRole("textbox", { name: "Wat legt u op tafel?" });
const line = async (text: string) => (await screen.findByText(text)).closest("li")!;
const press = (name: string | RegExp) => screen.findByRole("button", { name });
const body = async (request: Request) => (await request.clone().json()) as Record<string, unknown>;

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
    expect(within(await line("Bijdrage 2.")).getByRole("button", { name: "Vraag om mee te nemen" })).toBeVisible();
    const one = await line("Bijdrage 1.");
    expect(one).toHaveTextContent("U neemt als adviseur geen persoonsgegevens mee.");
    expect(within(one).queryByRole("button", { name: "Vraag om mee te nemen" })).not.toBeInTheDocument();
  });

  test("from whom an own item is kept, stands on it without a press", async () => {
    openTable({ items: [item(1, { mine: true, provider: haticesSeat, audience: people.map(({ participant }) => participant).filter((id) => id !== stefsSeat) })] });
    expect(await line("Bijdrage 1.")).toHaveTextContent("niet Stef Hoekstra");
  });

  test("an interpreter has no field to put anything on the table", async () => {
    openTable({ me: { ...hatice, capacity: "interpreter", presence: "at-table" } });
    await screen.findByRole("region", { name: "Doel en vragen" });
    expect(screen.queryByRole("textbox", { name: "Wat legt u op tafel?" })).not.toBeInTheDocument();
  });
});

describe("putting something on the table", () => {
  test("sends what was typed with the values of the chips, and empties the field", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Ruben kookt zelf.");
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.id);
    await user.selectOptions(screen.getByLabelText("Leefgebied"), "finances");
    await user.click(await press("Leg op tafel"));
    await waitFor(async () => expect(await field()).toHaveValue(""));
    expect(sent).toMatchObject({
      text: "Ruben kookt zelf.", part: parts[0]!.id, detail: "that", domain: "finances", nature: "ordinary", law: "wmo", audience: null,
    });
    expect(screen.getByLabelText("Leefgebied")).toHaveValue("finances");
    expect(screen.getByLabelText("Agendapunt")).toHaveValue(parts[0]!.id);
  });

  test("of several points none is chosen beforehand, and there is nobody yet who would see it", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return problem(400, "parts-missing", [{ field: "part", reason: "parts-missing", rule: "L2" }]);
      },
    });
    await user.type(await field(), "Waar hoort dit?");
    expect(screen.queryByText("Wie ziet dit?")).not.toBeInTheDocument();
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText("Kies een agendapunt.")).toBeVisible();
    expect(sent.part).toBe("");
    expect(screen.getByLabelText("Agendapunt")).toBeInvalid();
    expect(await field()).toHaveValue("Waar hoort dit?");
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.title);
    expect(screen.queryByText("Kies een agendapunt."), "what was mended is not called wrong any more").not.toBeInTheDocument();
    expect(screen.getByLabelText("Agendapunt")).not.toBeInvalid();
  });

  test("of one point that one is chosen", async () => {
    let sent: Record<string, unknown> = {};
    const mine = people.map((one) => (one.participant === haticesSeat ? { ...one, parts: [parts[1]!.id] } : one));
    const { user } = openTable({ people: mine }, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Eén punt.");
    await user.click(await press("Leg op tafel"));
    await waitFor(async () => expect(await field()).toHaveValue(""));
    expect(sent.part).toBe(parts[1]!.id);
  });

  test("the laws of the own task come before all others", async () => {
    openTable();
    await field();
    const law = await screen.findByLabelText("Vastgelegd onder");
    await waitFor(() => expect(law).toHaveValue("wmo"));
    const others = within(law).getByRole("group", { name: "Andere wetten", hidden: true });
    expect(within(others).getAllByRole("option", { hidden: true }).map(({ textContent }) => textContent)).toEqual(["Jeugdwet"]);
    expect(law.querySelector(":scope > option")).toHaveValue("wmo");
  });

  test("says what it is to say only that something is so", async () => {
    const { user } = openTable();
    await field();
    expect(screen.getByText(/alleen dát er iets speelt, zoals/)).toBeVisible();
    await user.selectOptions(await screen.findByLabelText("Ik zeg"), "what");
    expect(screen.getByText(/ook wát er speelt, zoals/)).toBeVisible();
  });

  test("the browser asks before it takes away words that were not sent, and not without any", async () => {
    const { user } = openTable();
    const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    await user.type(await field(), "Half");
    expect(asks()).toBe(true);
    await user.clear(await field());
    expect(asks()).toBe(false);
  });

  test("names an audience when somebody is left out", async () => {
    let sent: Record<string, unknown> = {};
    const { user } = openTable({}, {
      [`POST ${here}/items`]: async (request) => {
        sent = await body(request);
        return done(undefined, 1);
      },
    });
    await user.type(await field(), "Zonder Stef.");
    await user.selectOptions(screen.getByLabelText("Agendapunt"), parts[0]!.id);
    await user.click(screen.getByRole("checkbox", { name: "Stef Hoekstra, Thuiswaard", hidden: true }));
    await user.click(await press("Leg op tafel"));
    await waitFor(async () => expect(await field()).toHaveValue(""));
    expect(sent.audience).toEqual(people.map(({ participant }) => participant).filter((id) => id !== haticesSeat && id !== stefsSeat));
  });

  test("keeps the text when it is refused, and says why at the field", async () => {
    const { user } = openTable({}, {
      [`POST ${here}/items`]: () => problem(400, "domain-missing", [{ field: "domain", reason: "domain-missing", rule: "L2" }]),
    });
    await user.type(await field(), "Half af");
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText("Kies een leefgebied.")).toBeVisible();
    expect(await field()).toHaveValue("Half af");
    expect(screen.getByLabelText("Leefgebied")).toBeInvalid();
  });

  test("waits while the server is away, and sends under the same key", async () => {
    const keys: (string | null)[] = [];
    const { user } = openTable({}, {
      [`POST ${here}/items`]: (request) => {
        keys.push(request.headers.get("Idempotency-Key"));
        return keys.length < 3 ? noServer() : done(undefined, 1);
      },
    });
    await user.type(await field(), "Blijft staan");
    await user.click(await press("Leg op tafel"));
    expect(await screen.findByText(/Uw tekst blijft staan/)).toBeVisible();
    expect(await field()).toHaveValue("Blijft staan");
    await waitFor(async () => expect(await field()).toHaveValue(""), { timeout: 4_000 });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test("a half-typed text outlives what others do and another screen", async () => {
    const { user, live } = openTable({ stage: "round" });
    await user.type(await field(), "Half af");
    live.show({ items: [item(1)] });
    expect(await field()).toHaveValue("Half af");
    await user.click(screen.getAllByRole("link", { name: "Wie neemt wat mee?" })[0]!);
    await user.click(await screen.findByRole("link", { name: "Aan tafel" }));
    expect(await field()).toHaveValue("Half af");
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
    const nothing = screen.getAllByText("Hier ligt nog niets dat u mag zien.").length;
    live.show({ items: [item(1), item(2, { part: parts[1]!.id })] });
    expect(screen.getByRole("heading", { name: `${parts[1]!.title} 1 nieuw` })).toBeVisible();
    expect(screen.queryAllByText("Hier ligt nog niets dat u mag zien.")).toHaveLength(nothing - 1);
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

describe("what waits for me", () => {
  const own = item(1, { mine: true, provider: haticesSeat });
  const request = asked(own, { recipient: stefsSeat });

  test("a request is granted with one press", async () => {
    const { user, requests } = openTable(
      { items: [own], requests: [request], agreements: [agreement()] },
      { [`PUT ${here}/requests/${request.id}/grant`]: () => done() },
    );
    const box = within(await screen.findByRole("region", { name: /U beslist/ }));
    expect(box.getByText("Voor de afspraak ‘Vaste contactpersoon voor Ruben’.")).toBeVisible();
    await user.click(box.getByRole("button", { name: "Mag mee" }));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/requests/${request.id}/grant`));
  });

  test("a request is granted in other words, and what was typed stays on a refusal", async () => {
    const sent: unknown[] = [];
    const { user } = openTable(
      { items: [own], requests: [request] },
      {
        [`PUT ${here}/requests/${request.id}/grant`]: async (request) => {
          sent.push(await body(request));
          return problem(409, "meeting-closed");
        },
      },
    );
    const box = within(await screen.findByRole("region", { name: /U beslist/ }));
    await user.click(box.getByRole("button", { name: "In andere woorden" }));
    await user.type(box.getByLabelText("Wat mag er mee, in uw woorden?"), "Er loopt hulp.");
    await user.click(box.getByRole("button", { name: "Mag zo mee" }));
    expect(await box.findByText("Dit overleg is gesloten.")).toBeVisible();
    expect(sent).toEqual([{ inOtherWords: "Er loopt hulp." }]);
    expect(box.getByLabelText("Wat mag er mee, in uw woorden?")).toHaveValue("Er loopt hulp.");
  });

  test("the chair lets in by name who is at the door", async () => {
    const waiting = atTheDoor({ name: "Lotte K.", organisation: "zus van Ruben" });
    const { user, requests } = openTable(
      { ...asChair, people: [...people, waiting] },
      { [`PUT ${here}/participants/${waiting.participant}/admission`]: () => done() },
    );
    await user.click(await press("Laat Lotte K. binnen"));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/participants/${waiting.participant}/admission`));
  });

  test("a provider is asked once about somebody who came later", async () => {
    const before = people.filter(({ participant }) => participant !== stefsSeat);
    const mine = item(1, { mine: true, provider: haticesSeat, audience: before.map(({ participant }) => participant) });
    const { user, live, requests } = openTable(
      { people: before, items: [mine] },
      { [`PUT ${here}/items/${mine.id}/audience-extension`]: () => done() },
    );
    await line("Bijdrage 1.");
    expect(screen.queryByText(/zit nu ook aan tafel/)).not.toBeInTheDocument();
    live.show({ people });
    expect(await screen.findByText("Stef Hoekstra zit nu ook aan tafel. Ook laten zien: uw bijdrage?")).toBeVisible();
    await user.click(await press("Laat zien"));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/items/${mine.id}/audience-extension`));
  });
});

describe("asking for an item", () => {
  test("goes for an own agreement, with the reason", async () => {
    let sent: unknown;
    const { user } = openTable(
      { items: [item(1)], agreements: [agreement({ mine: true })] },
      {
        [`POST ${here}/items/${item(1).id}/requests`]: async (request) => {
          sent = await body(request);
          return done();
        },
      },
    );
    const one = within(await line("Bijdrage 1."));
    await user.click(one.getByRole("button", { name: "Meer" }));
    await user.click(one.getByRole("button", { name: "Vraag om mee te nemen" }));
    await user.type(one.getByLabelText("Waarom hebt u dit nodig?"), "Voor het gesprek.");
    await user.click(one.getByRole("button", { name: "Vraag het" }));
    await waitFor(() => expect(sent).toEqual({ agreement: agreement().id, words: "Voor het gesprek." }));
  });

  test("what was answered stands on the item, in words", async () => {
    const one = item(1);
    const { live } = openTable({ items: [one], agreements: [agreement({ mine: true })], requests: [asked(one)] });
    const afterNo = /Wie nee zegt, hoeft geen reden te geven/;
    expect(await screen.findByText("U vroeg of dit mee mag, voor ‘Vaste contactpersoon voor Ruben’: nog geen antwoord")).toBeVisible();
    expect(screen.queryByText(afterNo)).not.toBeInTheDocument();
    live.show({ requests: [asked(one, { state: "granted", narrowed: true, inOtherWords: "Er is hulp." })] });
    expect(screen.getByText("Mag mee in andere woorden: u, voor ‘Vaste contactpersoon voor Ruben’")).toBeVisible();
    expect(screen.getByText("Deze woorden gaan mee: Er is hulp.")).toBeVisible();
    live.show({ requests: [asked(one, { state: "refused" })] });
    expect(screen.getByText(/Gaat niet mee: u kreeg een nee/)).toBeVisible();
    expect(screen.getByText(afterNo)).toBeVisible();
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
    expect(await screen.findByText("Schrijf op wat u gaat doen.")).toBeVisible();
    expect(requests).not.toContain(`POST ${here}/agreements`);
    await user.type(screen.getByLabelText("Wat gaat er gebeuren?"), "Samen koken.");
    await user.type(screen.getByLabelText("Hoe vaak of hoeveel?"), "Eén keer.");
    await user.type(screen.getByLabelText("Wie kan men hierover bellen of mailen?"), "hatice@wijkteam.example");
    await user.click(await press("Schrijf de afspraak op"));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/agreements/${made}/taker`));
  });
});

describe("the keyboard", () => {
  test("a letter brings it to the field, but not while typing", async () => {
    const { user } = openTable();
    const text = await field();
    act(() => document.body.focus());
    await user.keyboard("i");
    await waitFor(() => expect(text).toHaveFocus());
    expect(text).toHaveValue("");
    await user.keyboard("i?");
    expect(text).toHaveValue("i?");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test.each(["/round", "/closing"])("shows the shortcuts of the screen on a question mark: %s", async (screenOf) => {
    const { user } = openTable({ ...asChair, stage: "round" }, {}, screenOf);
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("?");
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Deze uitleg tonen")).toBeVisible();
    expect(dialog.queryByText("Iets op tafel leggen")).not.toBeInTheDocument();
  });

  test("the letters can be switched off", async () => {
    const { user } = openTable();
    const text = await field();
    await user.keyboard("?");
    await user.click(within(await screen.findByRole("dialog")).getByRole("checkbox", { name: "Sneltoetsen gebruiken" }));
    await user.click(await press("Sluit dit venster"));
    await user.keyboard("i");
    await longerThanAlone();
    expect(text).not.toHaveFocus();
  });

  test("letters that are typed on bring nobody anywhere: whose press missed a field would write for all to read", async () => {
    const { user } = openTable();
    const text = await field();
    for (const name of ["Aniek Visser", "iets", "Noi"]) {
      await user.keyboard(name);
      await longerThanAlone();
      expect(text).not.toHaveFocus();
      expect(text).toHaveValue("");
    }
    await user.keyboard("i");
    await waitFor(() => expect(text).toHaveFocus());
  });
});

/** Longer than a key has to stand alone to be a shortcut. */
const longerThanAlone = () => act(() => new Promise((resolve) => setTimeout(resolve, 500)));
