// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { haticesSeat } from "../../testing/meeting";
import { done, problem } from "../../testing/server";
import { agreement, asChair, asked, here, item, openTable, stefsSeat } from "../../testing/table";

const other = agreement({ id: "0193e800-0000-7000-8000-000000000002", activity: "Geen ontruiming.", taker: stefsSeat });

describe("before the round", () => {
  test("the chair begins it", async () => {
    const { user, requests } = openTable(asChair, { [`PUT ${here}/round`]: () => done() }, "/round");
    await user.click(await screen.findByRole("button", { name: "Begin de ronde" }));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/round`));
  });

  test("others are told at the table when it begins, and are not taken away from what they do", async () => {
    const { live } = openTable();
    const field = await screen.findByRole("textbox", { name: "Wat legt u op tafel?" });
    field.focus();
    live.show({ stage: "round" });
    expect(await screen.findByText(/De ronde ‘Wie neemt wat mee\?’ is begonnen/)).toBeVisible();
    expect(field).toHaveFocus();
  });
});

describe("in the round", () => {
  test("agreement by agreement, with what was asked for it and what was answered", async () => {
    openTable(
      { stage: "round", items: [item(1)], agreements: [agreement({ discussed: true }), other], requests: [asked(item(1), { state: "granted" })] },
      {},
      "/round",
    );
    const first = await screen.findByRole("region", { name: "Vaste contactpersoon voor Ruben." });
    expect(first).toHaveTextContent("besproken");
    expect(first).toHaveTextContent("U mag dit meenemen");
    const second = screen.getByRole("region", { name: "Geen ontruiming." });
    expect(second).toHaveTextContent("nu aan de beurt");
    expect(second).toHaveTextContent("U ziet hier geen verzoeken.");
    expect(screen.queryByRole("button", { name: "Deze afspraak is besproken" })).not.toBeInTheDocument();
  });

  test("the chair goes on to the next, and to the close when all are discussed", async () => {
    const { user, live, requests } = openTable(
      { ...asChair, stage: "round", agreements: [agreement()] },
      { [`PUT ${here}/round/agreements/${agreement().id}`]: () => done() },
      "/round",
    );
    await user.click(await screen.findByRole("button", { name: "Deze afspraak is besproken" }));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/round/agreements/${agreement().id}`));
    expect(screen.queryByRole("link", { name: "Naar het sluiten" })).not.toBeInTheDocument();
    live.show({ agreements: [agreement({ discussed: true })] });
    expect(await screen.findByRole("link", { name: "Naar het sluiten" })).toBeVisible();
  });

  test("with nothing agreed there is nothing to go round, and the chair goes on to the close", async () => {
    openTable({ ...asChair, stage: "round" }, {}, "/round");
    expect(await screen.findByText("U ziet hier geen afspraken.")).toBeVisible();
    expect(screen.queryByText("Alle afspraken zijn besproken.")).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Naar het sluiten" })).toBeVisible();
  });

  test("who does an agreement asks there for what it needs; a refusal stands at that item", async () => {
    const { user } = openTable(
      { stage: "round", items: [item(1), item(2)], agreements: [agreement({ mine: true })] },
      { [`POST ${here}/items/${item(2).id}/requests`]: () => problem(409, "already-asked") },
      "/round",
    );
    await user.click(await screen.findByText("Vraag of iets mee mag voor deze afspraak"));
    expect(screen.getByRole("textbox", { name: "Waarom hebt u dit nodig?" })).toHaveValue("");
    const line = screen.getByText("Bijdrage 2.").closest("li")!;
    await user.click(within(line).getByRole("button", { name: "Vraag of dit mee mag" }));
    expect(await within(line).findByText("U vroeg dit al voor dit doel.")).toBeVisible();
  });

  test("S4: a reason that repeats what lies on the table is held back once, at each item that is asked for", async () => {
    const said = item(1, { text: "Er loopt behandeling bij een bepaalde kliniek." });
    const { user, requests } = openTable(
      { stage: "round", items: [said, item(2)], agreements: [agreement({ mine: true })] },
      { [`POST ${here}/items/${item(2).id}/requests`]: () => done() },
      "/round",
    );
    await user.click(await screen.findByText("Vraag of iets mee mag voor deze afspraak"));
    await user.type(screen.getByRole("textbox", { name: "Waarom hebt u dit nodig?" }), "Er loopt behandeling bij een bepaalde kliniek.");
    const line = within(screen.getByText("Bijdrage 2.").closest("li")!);
    await user.click(line.getByRole("button", { name: "Vraag of dit mee mag" }));
    expect(line.getByText(/^‘Er loopt behandeling bij een bepaalde kliniek’ staat ook in wat Stef Hoekstra inbracht/)).toBeVisible();
    expect(requests).not.toContain(`POST ${here}/items/${item(2).id}/requests`);
    await user.click(line.getByRole("button", { name: "Vraag het zo" }));
    await waitFor(() => expect(requests).toContain(`POST ${here}/items/${item(2).id}/requests`));
  });

  test("says of what may go along for something else already, that it may", async () => {
    const requests = [asked(item(1), { state: "granted", agreement: "", ownTask: true })];
    const { user } = openTable({ stage: "round", items: [item(1), item(2)], requests, agreements: [agreement({ mine: true })] }, {}, "/round");
    await user.click(await screen.findByText("Vraag of iets mee mag voor deze afspraak"));
    expect(screen.getAllByText("Dit mag u al meenemen, voor iets anders.")).toHaveLength(1);
  });

  test("the agreement leads the provider to where it is decided", async () => {
    const own = item(1, { mine: true, provider: haticesSeat });
    const request = asked(own, { recipient: stefsSeat, agreement: other.id });
    const { user } = openTable({ stage: "round", items: [own], agreements: [other], requests: [request] }, {}, "/round");
    const turn = await screen.findByRole("region", { name: "Geen ontruiming." });
    expect(screen.getAllByRole("button", { name: "Gaat niet mee" })).toHaveLength(1);
    await user.click(within(turn).getByRole("button", { name: "Beslis" }));
    const decide = within(screen.getByRole("region", { name: /U beslist/ }));
    await waitFor(() => expect(decide.getByText("Bijdrage 1.").closest("li")).toHaveFocus());
  });
});
