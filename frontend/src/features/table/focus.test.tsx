// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { haticesSeat } from "../../testing/meeting";
import { done } from "../../testing/server";
import { agreement, asked, here, item, openTable, stefsSeat } from "../../testing/table";

const own = (number: number) => item(number, { mine: true, provider: haticesSeat });
const request = (number: number) => asked(own(number), { recipient: stefsSeat });
const decide = async () => within(await screen.findByRole("region", { name: /U beslist/ }));

beforeAll(standInForDialogs);

/** The server answers when the test lets it. */
function later() {
  let answer = () => {};
  const comes = new Promise<Response>((resolve) => (answer = () => resolve(done())));
  return { answer: () => answer(), comes: () => comes };
}

describe("the keyboard", () => {
  test("stays on a button that is busy, and a second press does nothing", async () => {
    const { answer, comes } = later();
    const { user, requests } = openTable({ items: [own(1)], requests: [request(1)] }, { [`PUT ${here}/requests/${request(1).id}/refusal`]: comes });
    const button = (await decide()).getByRole("button", { name: "Gaat niet mee" });
    button.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(button).toHaveAttribute("aria-disabled", "true"));
    expect(button).toHaveFocus();
    await user.keyboard("{Enter}");
    answer();
    await waitFor(() => expect(button).not.toHaveAttribute("aria-disabled"));
    expect(button).toHaveFocus();
    expect(requests.filter((line) => line.endsWith("/refusal"))).toHaveLength(1);
  });

  test("goes to the next request when one is answered, and to the heading after the last", async () => {
    const { live } = openTable({ items: [own(1), own(2)], requests: [request(1), request(2)] });
    const box = await decide();
    box.getAllByRole("button", { name: "Mag mee" })[0]!.focus();
    live.show({ requests: [asked(own(1), { state: "granted" }), request(2)] });
    await waitFor(() => expect(box.getByText("Bijdrage 2.").closest("li")).toHaveFocus());
    live.show({ requests: [] });
    await waitFor(() => expect(box.getByRole("heading", { name: /U beslist/ })).toHaveFocus());
  });

  test("goes to the first new item when what was held back is shown", async () => {
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 600, 600));
    const { user, live } = openTable({ items: [item(1)] });
    await user.hover(await screen.findByText("Bijdrage 1."));
    live.show({ items: [item(1), item(2), item(3)] });
    await user.click(await screen.findByRole("button", { name: "Toon 2 nieuwe bijdragen" }));
    expect(screen.getByText("Bijdrage 3.").closest("li")).toHaveFocus();
  });

  test("goes to the first field of a new agreement, and to the heading when it is written", async () => {
    const { user } = openTable({}, { [`POST ${here}/agreements`]: () => done() });
    await user.click(await screen.findByRole("button", { name: "Nieuwe afspraak" }));
    await waitFor(() => expect(screen.getByLabelText("Wat gaat er gebeuren?")).toHaveFocus());
    await user.click(screen.getByRole("button", { name: /^Annul/ }));
    await waitFor(() => expect(screen.getByRole("heading", { name: /Gemaakte afspraken/ })).toHaveFocus());
  });

  test("stays at an agreement that was taken on", async () => {
    const open = agreement();
    delete open.taker;
    const { live } = openTable({ agreements: [open] });
    (await screen.findByRole("button", { name: /^Ik pak dit op/ })).focus();
    live.show({ agreements: [agreement({ mine: true })] });
    await waitFor(() => expect(screen.getByText(open.activity).closest("li")).toHaveFocus());
  });

  test("goes to the next item when the dialog closes of one that is gone", async () => {
    const { user, live } = openTable({ items: [own(1), own(2)] }, { [`PUT ${here}/items/${own(2).id}/withdrawal`]: () => done() });
    await user.click((await screen.findAllByRole("button", { name: "Meer" }))[0]!);
    await user.click(screen.getAllByRole("button", { name: "Trek deze bijdrage in" })[0]!);
    await user.click(await screen.findByRole("button", { name: "Ja, trek in" }));
    live.show({ items: [own(1)] });
    await waitFor(() => expect(screen.getByText("Bijdrage 1.").closest("li")).toHaveFocus());
  });
});
