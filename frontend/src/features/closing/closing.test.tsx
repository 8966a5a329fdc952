// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { done } from "../../testing/server";
import { agreement, asChair, asked, here, item, openTable, stefsSeat } from "../../testing/table";

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
});

const round = {
  ...asChair,
  stage: "round" as const,
  items: [item(1), item(2)],
  agreements: [agreement({ discussed: true })],
  requests: [asked(item(1), { state: "granted", narrowed: true })],
};

describe("before closing", () => {
  test("two numbers, then who takes what, then what is kept", async () => {
    openTable(round, {}, "/closing");
    expect(await screen.findByText(/bijdrage gaat mee/)).toHaveTextContent("1 bijdrage gaat mee, met een doel.");
    expect(screen.getByText(/bijdragen worden vernietigd/)).toHaveTextContent("2 bijdragen worden vernietigd.");
    const table = screen.getByRole("table", { name: "Wat gaat mee, en met wie" });
    await within(table).findByText("wonen");
    const rows = within(table).getAllByRole("row").map(({ textContent }) => textContent);
    expect(rows).toEqual([
      "BijdrageIngebracht doorHatice Demir",
      "Bijdrage 1. wonenStef Hoekstramee, voor ‘Vaste contactpersoon voor Ruben’, in andere woorden",
    ]);
    expect(screen.getByText("De andere bijdrage die u ziet, gaat niet mee.")).toBeVisible();
    expect(screen.getByRole("region", { name: "Wat blijft bewaard, en tot wanneer" })).toHaveTextContent("Sluitverklaring");
    const agreed = screen.getByText("Deze afspraken komen in het verslag. Klopt de tekst?").parentElement!;
    expect(within(agreed).getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["Vaste contactpersoon voor Ruben. Twee bezoeken per week."]);
  });

  test("what is kept, is kept until a day, or has no end and says so", async () => {
    vi.setSystemTime(new Date("2026-12-02T10:00:00Z"));
    openTable(round, {}, "/closing");
    const kept = await screen.findByRole("region", { name: "Wat blijft bewaard, en tot wanneer" });
    vi.useRealTimers();
    expect(kept).toHaveTextContent("Tot 16 december 2026, of 24 uur na het openen.");
    expect(kept).toHaveTextContent("Tot 1 december 2031.");
    expect(kept).toHaveTextContent("Zonder einddatum.");
  });

  test("what is undecided is counted, and goes nowhere", async () => {
    openTable({ ...round, requests: [asked(item(1))] }, {}, "/closing");
    expect(await screen.findByText("Over 1 verzoek is nog niet beslist. Zonder antwoord gaat het niet mee. Daarover beslist: Stef Hoekstra.")).toBeVisible();
    expect(within(screen.getByRole("table")).getByText("nog open")).toBeVisible();
  });

  test.each([
    ["the round was not held", { stage: "table" as const }],
    ["an agreement was not discussed", { agreements: [agreement()] }],
  ])("there is no way to close while %s", async (_, change) => {
    openTable({ ...round, ...change }, {}, "/closing");
    expect((await screen.findAllByRole("link", { name: "Naar de ronde" })).length).toBeGreaterThan(0);
    expect(screen.queryByRole("button", { name: "Sluiten en vernietigen" })).not.toBeInTheDocument();
  });

  test("only the chair closes", async () => {
    openTable({ stage: "round" }, {}, "/closing");
    expect(await screen.findByText("De voorzitter sluit het overleg.")).toBeVisible();
  });

  test("what nobody answered is said once more where the chair closes", async () => {
    const { user } = openTable({ ...round, requests: [asked(item(1))] }, {}, "/closing");
    await user.click(await screen.findByRole("button", { name: "Sluiten en vernietigen" }));
    expect(within(screen.getByRole("dialog")).getByText("Over 1 verzoek is nog niet beslist. Zonder antwoord gaat het niet mee. Daarover beslist: Stef Hoekstra.")).toBeVisible();
  });

  test("closing is asked twice", async () => {
    const { user, requests } = openTable(round, { [`PUT ${here}/closure`]: () => done() }, "/closing");
    await user.click(await screen.findByRole("button", { name: "Sluiten en vernietigen" }));
    expect(requests).not.toContain(`PUT ${here}/closure`);
    await user.click(await screen.findByRole("button", { name: "Ja, sluit en vernietig" }));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/closure`));
  });
});

describe("the close", () => {
  test("is seen step by step, and nothing of the table is left, not even what was typed", async () => {
    const { user, live } = openTable({ items: [item(1)], agreements: [agreement()] });
    await user.type(await screen.findByRole("textbox", { name: "Wat legt u op tafel?" }), "Half af");
    await user.type(screen.getByRole("textbox", { name: "Eigen notities" }), "Mijn notitie");
    const fields = screen.getAllByRole<HTMLInputElement>("textbox");
    expect(screen.getByText("tot 11.30 uur")).toBeVisible();
    // A server that still sent an item would not get it shown.
    live.show({ stage: "closing", items: [item(1)] });
    expect(await screen.findByRole("heading", { name: "Het overleg sluit nu" })).toHaveFocus();
    for (const gone of ["Bijdrage 1.", "Half af", "Mijn notitie", "Vaste contactpersoon"]) {
      expect(document.body.innerHTML).not.toContain(gone);
    }
    // React and the browser may hold on to the fields; what was typed is not in them any more.
    expect(fields.map(({ value }) => value).join("")).toBe("");
    expect(screen.queryByText("tot 11.30 uur")).not.toBeInTheDocument();
    const done = () => screen.getAllByRole("listitem").map((step) => step.textContent?.endsWith("klaar"));
    expect(done()).toEqual([true, false, false, false]);
    live.show({ stage: "sealed", items: [] });
    await waitFor(() => expect(done()).toEqual([true, true, false, false]));
    live.show({ stage: "closed", closedAt: "2026-12-02T10:30:00Z", parcel: { count: 2, until: "2026-12-16T10:30:00Z", hours: 24 } });
    await waitFor(() => expect(done()).toEqual([true, true, true, true]), { timeout: 3_000 });
    expect(screen.getByText("Gesloten op 2 december 2026, 11.30 uur.")).toBeVisible();
    expect(screen.getByText(/Er staan 2 bijdragen voor u klaar/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Naar wat u meeneemt" })).toBeVisible();
  });

  test("is seen step by step also when it was done in no time", async () => {
    const { live } = openTable({ items: [item(1)] });
    await screen.findByText("Bijdrage 1.");
    const seen = new Set<number>();
    const watch = new MutationObserver(() => seen.add(screen.queryAllByText("klaar").length));
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    live.show({ stage: "closed", closedAt: "2026-12-02T10:30:00Z", items: [] });
    expect(await screen.findByRole("heading", { name: "Het overleg sluit nu" })).toHaveFocus();
    expect(document.body.innerHTML).not.toContain("Bijdrage 1.");
    expect(screen.queryByRole("link", { name: "Naar het verslag" })).not.toBeInTheDocument();
    await screen.findByRole("heading", { name: "Het overleg is gesloten" }, { timeout: 4_000 });
    watch.disconnect();
    expect([...seen].filter(Boolean)).toEqual([1, 2, 3, 4]);
  });

  test("who comes after it sees at once that it is done", async () => {
    openTable({ stage: "closed", closedAt: "2026-12-02T10:30:00Z", people: [] });
    await screen.findByRole("heading", { name: /^Het overleg/ });
    expect(screen.getByRole("heading", { name: "Het overleg is gesloten" })).toBeVisible();
    expect(screen.getAllByText("klaar")).toHaveLength(4);
  });

  test("who takes nothing is led to the notes only", async () => {
    openTable({ stage: "closed", closedAt: "2026-12-02T10:30:00Z", people: [], agreements: [agreement({ taker: stefsSeat })] });
    expect(await screen.findByRole("link", { name: "Naar het verslag" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "Naar wat u meeneemt" })).not.toBeInTheDocument();
  });
});
