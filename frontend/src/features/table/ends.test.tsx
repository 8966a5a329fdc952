// SPDX-License-Identifier: EUPL-1.2

import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";

import { longestAway } from "../../live/store";
import { standInForDialogs } from "../../testing/dialog";
import { hatice, haticesSeat } from "../../testing/meeting";
import { done, noServer } from "../../testing/server";
import { agreement, asked, here, item, openTable, people, stefsSeat } from "../../testing/table";

beforeAll(standInForDialogs);

const field = () => screen.findByRole("textbox", { name: "Wat legt u op tafel?" });
const line = async (text: string) => (await screen.findByText(text)).closest("li")!;
const press = (name: string | RegExp) => screen.findByRole("button", { name });

describe("when a right ends", () => {
  test("who is shown out sees nothing of others any more, and keeps the own items to decide on", async () => {
    const own = item(2, { mine: true, provider: haticesSeat });
    const { user, live } = openTable({ items: [item(1), own] });
    await line("Bijdrage 1.");
    const { case: _, ...left } = live.show({});
    const requests = [asked(own, { recipient: stefsSeat })];
    live.show({ ...left, me: { ...hatice, presence: "" }, parts: [], people: [people[1]!], items: [own], requests });
    expect(await screen.findByRole("heading", { name: "U zit niet aan tafel" })).toBeVisible();
    expect(screen.queryByText("Bijdrage 1.")).not.toBeInTheDocument();
    const mine = within(screen.getByRole("region", { name: /^Uw bijdragen/ }));
    expect(mine.getByText("Bijdrage 2.")).toBeVisible();
    // What is to be decided stands there once; the item leads to it.
    expect(screen.getAllByRole("button", { name: "Mag mee" })).toHaveLength(1);
    expect(mine.queryByRole("button", { name: "Mag mee" })).not.toBeInTheDocument();
    await user.click(mine.getByRole("button", { name: "Beslis" }));
    await waitFor(() => expect(screen.getByText(/^Voor een afspraak/).closest("li")).toHaveFocus());
  });

  test("the server's word that it is no longer yours empties the page", async () => {
    const { user, live } = openTable({ items: [item(1)] });
    await user.type(await field(), "Half af");
    live.close(4003);
    expect(await screen.findByRole("heading", { name: "Dit overleg is niet meer voor u te zien" })).toBeVisible();
    expect(document.body).not.toHaveTextContent("Bijdrage 1.");
    expect(document.body.innerHTML).not.toContain("Half af");
  });

  test("an ended session shows the log-in", async () => {
    const { live } = openTable({ items: [item(1)] });
    await line("Bijdrage 1.");
    await fetch(new Request(`${window.location.origin}/v1/session`, { method: "DELETE" }));
    live.close(4001);
    expect(await screen.findByRole("list", { name: "De mensen van de democasus" })).toBeVisible();
    expect(document.body).not.toHaveTextContent("Bijdrage 1.");
  });

  test("a cut is told, and nothing typed is lost", async () => {
    const { user, live } = openTable();
    await user.type(await field(), "Half af");
    live.close(1012);
    expect(await screen.findByText("Geen verbinding")).toBeVisible();
    expect(await field()).toHaveValue("Half af");
    await waitFor(() => expect(screen.getByText("Verbonden")).toBeVisible(), { timeout: 3_000 });
    expect(await field()).toHaveValue("Half af");
  });

  test("away for long, everything being typed stays where it is, and no word of others does", async () => {
    let isThere = true;
    const ticket = () => (isThere ? Response.json({ ticket: "once" }, { status: 201 }) : noServer());
    const { user, live } = openTable({ items: [item(1)], agreements: [agreement({ mine: true })] }, { [`POST ${here}/tickets`]: ticket });
    await user.click(within(await line("Bijdrage 1.")).getByRole("button", { name: "Meer" }));
    await user.click(await press("Vraag of dit mee mag"));
    const why = screen.getByLabelText("Waarom hebt u dit nodig?");
    await user.type(why, "Half gevraagd");
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    isThere = false;
    live.close(1012);
    await act(() => vi.advanceTimersByTimeAsync(longestAway));
    expect(await screen.findByText(/De tafel komt vanzelf terug/)).toBeVisible();
    expect(screen.queryByText("Bijdrage 1.")).not.toBeInTheDocument();
    expect(why).toHaveFocus();
    expect(why).toHaveValue("Half gevraagd");
  });

  test("leaving asks first what may be taken home", async () => {
    const own = item(1, { mine: true, provider: haticesSeat });
    const { user, requests } = openTable(
      { items: [own], requests: [asked(own, { recipient: stefsSeat })] },
      { [`PUT ${here}/departure`]: () => done() },
    );
    await user.click(await press("Ik ga weg"));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByRole("button", { name: "Mag mee" })).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Ja, ik ga weg" }));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/departure`));
  });
});
