// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { atTheDoor, hatice, haticesSeat } from "../../testing/meeting";
import { done, problem } from "../../testing/server";
import { agreement, asChair, asked, body, here, item, line, openTable, people, press, stefsSeat } from "../../testing/table";

beforeAll(standInForDialogs);

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

  test("for an own task it says which: nobody can permit what is not said", async () => {
    const asker = { name: "Stef Hoekstra", organisation: "Woningcorporatie Thuiswaard", serves: "Huurovereenkomst." };
    openTable({ items: [own], requests: [{ ...asked(own, { recipient: stefsSeat, ownTask: true, asker }), agreement: "" }] });
    const task = await screen.findByText("Huurovereenkomst.");
    expect(task.closest("p")).toHaveTextContent("Voor de eigen taak: Huurovereenkomst.");
    expect(task, "a task is Dutch in English too").toHaveAttribute("lang", "nl");
  });

  test("one press leads to the question; there is none on an own item, or after asking", async () => {
    const others = item(3);
    const { user, live } = openTable({ items: [own, others], agreements: [agreement({ mine: true })] });
    await user.click(await screen.findByRole("button", { name: "Meenemen?" }));
    expect(within(await line(others.text)).getByRole("combobox", { name: "Waarvoor neemt u dit mee?" })).toHaveFocus();
    await user.click(within(await line(others.text)).getByRole("button", { name: "Meer" }));
    expect(screen.getByRole("button", { name: "Meenemen?" })).toBeVisible();
    live.show({ requests: [asked(others, { recipient: haticesSeat })] });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Meenemen?" })).not.toBeInTheDocument());
  });

  test("who has nothing to take it home for finds no such press", async () => {
    openTable({ items: [item(3)], me: { ...hatice, capacity: "subject", presence: "at-table" } });
    await line("Bijdrage 3.");
    expect(screen.queryByRole("button", { name: "Meenemen?" })).not.toBeInTheDocument();
  });

  test("who asked takes the question back, and after a no cannot", async () => {
    const others = item(3);
    const mine = (state: "asked" | "granted" | "refused") => ({ ...asked(others), state });
    const { user, live, requests } = openTable(
      { items: [others], requests: [mine("asked")], agreements: [agreement({ mine: true })] },
      { [`PUT ${here}/requests/${asked(others).id}/withdrawal`]: () => done() },
    );
    await user.click(await screen.findByRole("button", { name: "Trek uw vraag in" }));
    await waitFor(() => expect(requests).toContain(`PUT ${here}/requests/${asked(others).id}/withdrawal`));
    live.show({ requests: [mine("granted")] });
    expect(await screen.findByRole("button", { name: "Toch niet nodig" })).toBeVisible();
    live.show({ requests: [mine("refused")] });
    await waitFor(() => expect(screen.queryByRole("button", { name: /Toch niet nodig|Trek uw vraag/ })).not.toBeInTheDocument());
  });

  test("what was answered last is said with the item, and can be changed there", async () => {
    const { user, live } = openTable(
      { items: [own], requests: [request], agreements: [agreement()] },
      { [`PUT ${here}/requests/${request.id}/grant`]: () => done() },
    );
    const box = within(await screen.findByRole("region", { name: /U beslist/ }));
    expect(box.queryByText(/Uw antwoord/)).not.toBeInTheDocument();
    await user.click(box.getByRole("button", { name: "Mag mee" }));
    live.show({ requests: [{ ...request, state: "granted", conditions: "Alleen mondeling." }] });
    expect(await box.findByText(/Uw antwoord: Mag mee met .*, voor ‘Vaste contactpersoon voor Ruben’\./)).toBeVisible();
    expect(box.getByText(own.text)).toBeVisible();
    expect(box.getByText("Voorwaarde: Alleen mondeling.")).toBeVisible();
    await user.click(box.getByRole("button", { name: "Verander dit" }));
    expect(box.getByRole("button", { name: "Toch niet mee" })).toBeVisible();
  });

  test("for an agreement that one does not see, its name is explained", async () => {
    const asker = { name: "Stef Hoekstra", organisation: "Thuiswaard", serves: "Huisbezoek." };
    const { live } = openTable({ items: [own], requests: [{ ...request, asker }] });
    const box = within(await screen.findByRole("region", { name: /U beslist/ }));
    expect(box.getByText("Voor de afspraak ‘Huisbezoek’.")).toBeVisible();
    expect(box.getByText(/Deze afspraak ziet u verder niet/)).toBeVisible();
    live.show({ agreements: [agreement()] });
    await waitFor(() => expect(box.queryByText(/Deze afspraak ziet u verder niet/)).not.toBeInTheDocument());
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
    expect(await screen.findByText("Stef Hoekstra zit nu ook aan tafel. Mag Stef Hoekstra uw bijdrage zien?")).toBeVisible();
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
    await user.click(one.getByRole("button", { name: "Vraag of dit mee mag" }));
    await user.type(one.getByLabelText("Waarom hebt u dit nodig?"), "Voor het gesprek.");
    await user.click(one.getByRole("button", { name: "Vraag of dit mee mag" }));
    await waitFor(() => expect(sent).toEqual({ agreement: agreement().id, words: "Voor het gesprek." }));
  });

  test("what was answered stands on the item, in words", async () => {
    const one = item(1);
    const { live } = openTable({ items: [one], agreements: [agreement({ mine: true })], requests: [asked(one)] });
    const afterNo = /Wie nee zegt, hoeft geen reden te geven/;
    expect(await screen.findByText("U vroeg of dit mee mag, voor ‘Vaste contactpersoon voor Ruben’: nog geen antwoord")).toBeVisible();
    expect(screen.queryByText(afterNo)).not.toBeInTheDocument();
    live.show({ requests: [asked(one, { state: "granted", narrowed: true, inOtherWords: "Er is hulp." })] });
    expect(screen.getByText("U mag dit in andere woorden meenemen, voor ‘Vaste contactpersoon voor Ruben’")).toBeVisible();
    expect(screen.getByText("Deze woorden gaan mee: Er is hulp.")).toBeVisible();
    live.show({ requests: [asked(one, { state: "refused" })] });
    expect(screen.getByText(/U mag dit niet meenemen/)).toBeVisible();
    expect(screen.getByText(afterNo)).toBeVisible();
  });
});
