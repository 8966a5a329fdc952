// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { hatice, head, invitation, meetingId, parts, person, serveLive } from "../../testing/meeting";
import { catalogue, done, persons, problem, serve, viewer } from "../../testing/server";
import { showPage } from "../../testing/show";
import { lawOf, offered } from "./tasks";

const address = `/meetings/${meetingId}`;
const [, haticeIsIn] = persons;
const button = (name: string) => screen.findByRole("button", { name });

describe("an invitation", () => {
  test("says by whom, for when and as what, and nothing of the case", async () => {
    serve(serveLive(invitation()).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText(/nodigt u uit voor een overleg op 2 december 2026, 10.00 tot 11.30 uur/)).toBeVisible();
    expect(screen.getByText(/U doet mee als zorgprofessional, namens wijkteam Noord/)).toBeVisible();
    expect(screen.getByRole("listitem", { name: "3. Waar het over gaat" })).toHaveTextContent("Dit leest u na de vorige stappen.");
    expect(document.title).toBe("Uitnodiging | Casustafel");
  });

  test("numbers no agenda points: a number would tell that there are others", async () => {
    serve(serveLive(invitation({ case: head, parts, me: { ...hatice, confirmed: true, accepted: true } })).handlers, haticeIsIn);
    showPage(address);
    expect((await screen.findByText(parts[0]!.title)).closest("ol.numbered")).toBeNull();
  });

  test("tells what becomes of what is said before anything is promised", async () => {
    serve(serveLive(invitation()).handlers, haticeIsIn);
    const user = showPage(address);
    await user.click(await screen.findByText("Wat gebeurt er met wat hier gezegd wordt?"));
    expect(screen.getByText("Wat op tafel ligt en niet meegaat, wordt vernietigd als het overleg sluit.")).toBeVisible();
    expect(await button("Ja, ik houd mij hieraan")).toBeVisible();
  });

  test("declares a task from the catalogue, found by searching", async () => {
    const sent: unknown[] = [];
    const live = serveLive(invitation());
    serve(
      {
        ...live.handlers,
        [`PUT /v1/meetings/${meetingId}/task`]: async (request) => {
          sent.push(await request.json());
          const task = { catalogue: "debt-relief", secrecy: "none" as const };
          return done(undefined, live.show({ me: { ...hatice, task } }).version);
        },
      },
      haticeIsIn,
    );
    const user = showPage(address);
    await user.type(await screen.findByLabelText("Zoek uw taak"), "SCHULD");
    expect(screen.getByText("1 gevonden")).toBeVisible();
    await user.click(screen.getByRole("radio", { name: /Gemeentelijke schuldhulpverlening/ }));
    await user.click(await button("Dit is mijn taak"));
    expect(await screen.findByText("Noor van Dalen kijkt naar uw taak en bevestigt die. Daarvoor hoeft u niets te doen.")).toBeVisible();
    expect(sent).toEqual([{ task: "debt-relief", follows: "" }]);
  });

  test("asks for the secrecy that comes with a task in own words", async () => {
    serve(serveLive(invitation()).handlers, haticeIsIn);
    const user = showPage(address);
    await user.click(await screen.findByRole("radio", { name: "Mijn taak staat er niet bij" }));
    await user.type(screen.getByLabelText("Uw taak in eigen woorden"), "Opdracht van de gemeente");
    await user.click(await button("Dit is mijn taak"));
    await waitFor(() => expect(screen.getByLabelText("Uw beroepsgeheim")).toHaveAccessibleDescription(/beroepsgeheim/));
  });

  test("begins with the secrecy that is known of the organisation, and declares what the person chooses", async () => {
    const sent: unknown[] = [];
    const me: View<"Me"> = { ...hatice, suggested: "medical" };
    const live = serveLive(invitation({ me }));
    const declare = async (request: Request) => {
      sent.push(await request.json());
      return done();
    };
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/task`]: declare }, haticeIsIn);
    const user = showPage(address);
    await user.click(await screen.findByRole("radio", { name: "Mijn taak staat er niet bij" }));
    const secrecy = screen.getByLabelText("Uw beroepsgeheim");
    expect(secrecy).toHaveValue("medical");
    expect(secrecy).toHaveAccessibleDescription(/Kies anders als het niet klopt/);
    await user.type(screen.getByLabelText("Uw taak in eigen woorden"), "Opdracht");
    await user.selectOptions(secrecy, "agreed");
    await user.click(await button("Dit is mijn taak"));
    await waitFor(() => expect(sent).toEqual([{ words: "Opdracht", secrecy: "agreed" }]));
  });

  test("says how the partners work together and whom to turn to, where that was set", async () => {
    const live = serveLive(invitation());
    serve(live.handlers, haticeIsIn);
    showPage(address);
    await screen.findByRole("heading", { name: "Uitnodiging" });
    expect(screen.queryByText("Zo werken de partners samen")).not.toBeInTheDocument();
    live.show({ rules: { keptDays: 1825, convenant: "https://waterkamp.example/convenant", fgName: "Fenna Bos", fgContact: "fg@waterkamp.example" } });
    expect(await screen.findByRole("link", { name: /Lees het convenant/ })).toHaveAttribute("href", "https://waterkamp.example/convenant");
    expect(screen.getByText("Een convenant is geen grondslag.")).toBeVisible();
    expect(screen.getByText("Fenna Bos, fg@waterkamp.example")).toBeVisible();
    expect(screen.queryByText("Coördinerend FG")).not.toBeInTheDocument();
    live.show({ rules: { keptDays: 1825, convenant: "javascript:alert(1)" } });
    expect(await screen.findByText(/javascript:alert/)).toBeVisible();
    expect(screen.queryByRole("link", { name: /Lees het convenant/ })).not.toBeInTheDocument();
  });

  test("keeps what was chosen while others change the meeting", async () => {
    const live = serveLive(invitation());
    serve(live.handlers, haticeIsIn);
    const user = showPage(address);
    await user.click(await screen.findByRole("radio", { name: "Mijn taak staat er niet bij" }));
    await user.type(screen.getByLabelText("Uw taak in eigen woorden"), "Opdracht");
    live.show({ plannedEnd: "2026-12-02T11:00:00Z" });
    expect(await screen.findByText(/10.00 tot 12.00 uur/)).toBeVisible();
    expect(screen.getByLabelText("Uw taak in eigen woorden")).toHaveValue("Opdracht");
  });

  test("tells an adviser under whose task they sit", async () => {
    const sent: unknown[] = [];
    const me: View<"Me"> = { ...hatice, capacity: "adviser" };
    const live = serveLive(invitation({ me }));
    const declare = async (request: Request) => {
      sent.push(await request.json());
      return done(undefined, live.show({ me: { ...me, task: { secrecy: "none" } } }).version);
    };
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/task`]: declare }, haticeIsIn);
    const user = showPage(address);
    await user.click(await button("Zo doe ik mee"));
    expect(await screen.findByText("U geeft advies. U doet mee onder de taak van wie dat advies vroeg.")).toBeVisible();
    expect(sent).toEqual([{}]);
  });

  test("asks the subject and a representative for no task, and for a promise of their own", async () => {
    const me: View<"Me"> = { ...hatice, organisation: "zus van Ruben", capacity: "representative", needsTask: false, promise: "representative-1" };
    serve(serveLive(invitation({ me })).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText(/U doet mee als vertegenwoordiger: zus van Ruben\./)).toBeVisible();
    expect(await screen.findByRole("heading", { name: "1. Geheimhouding" })).toBeVisible();
    expect(screen.getByText(/Alleen met degene voor wie ik hier ben/)).toBeVisible();
    expect(screen.queryByRole("heading", { name: /Uw taak/ })).not.toBeInTheDocument();
  });

  test("folds the promise once it was given", async () => {
    serve(serveLive(invitation({ me: { ...hatice, accepted: true } })).handlers, haticeIsIn);
    const user = showPage(address);
    expect(await screen.findByText("U hebt geheimhouding beloofd.")).toBeVisible();
    const line = screen.getByText("Wat ik hier hoor, blijft aan tafel.");
    expect(line).not.toBeVisible();
    await user.click(screen.getByText("Lees het nog eens"));
    expect(line).toBeVisible();
  });

  test("shows why by itself once the task is confirmed, and leads to the waiting room and the table", async () => {
    const accepted = { ...hatice, task: { catalogue: "wmo-access", secrecy: "social-support" as const }, accepted: true };
    const live = serveLive(invitation({ me: accepted }));
    const arrive = () => done(undefined, live.show({ me: { ...ready, presence: "waiting" } }).version);
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/arrival`]: arrive }, haticeIsIn);
    const user = showPage(address);
    expect(await screen.findByText(/Noor van Dalen kijkt nog naar uw taak/)).toBeVisible();

    const ready = { ...accepted, confirmed: true, why: "Doet het onderzoek." };
    live.show({ me: ready, case: head, parts });
    expect(await screen.findByText("Doet het onderzoek.")).toBeVisible();
    await user.click(await button("Ga naar de wachtkamer"));
    expect(await screen.findByRole("heading", { name: "Wachtkamer" })).toBeVisible();
    expect(screen.getByText(/Het overleg is gepland op 2 december 2026, 10.00 uur/)).toBeVisible();

    live.show({ stage: "table", me: { ...ready, presence: "at-table" } });
    await waitFor(() => expect(window.location.pathname).toBe(`${address}/table`));
  });

  test("who was not let in reads that, and that it was not the page", async () => {
    const ready = { ...hatice, task: { catalogue: "wmo-access", secrecy: "social-support" as const }, confirmed: true, accepted: true };
    const live = serveLive(invitation({ stage: "table", case: head, parts, me: { ...ready, presence: "waiting" } }));
    serve(live.handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByRole("heading", { name: "Wachtkamer" })).toBeVisible();
    live.show({ me: { ...ready, presence: "" } });
    expect(await screen.findByText("U bent niet meer in de wachtkamer. Ging u niet zelf weg? Bel of mail Noor van Dalen.")).toBeVisible();
  });

  test("lets who left the table come back", async () => {
    const left = { ...hatice, task: { catalogue: "wmo-access", secrecy: "social-support" as const }, confirmed: true, accepted: true };
    const live = serveLive(invitation({ stage: "table", me: left, people: [person({ parts: [], attended: true })] }));
    const arrive = () => done(undefined, live.show({ me: { ...left, presence: "waiting" } }).version);
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/arrival`]: arrive }, haticeIsIn);
    const user = showPage(address);
    const knock = await button("Ga naar de wachtkamer");
    expect(document.body, "what was done is not asked again").not.toHaveTextContent("Geef eerst uw taak op");
    await user.click(knock);
    expect(await screen.findByRole("heading", { name: "Wachtkamer" })).toBeVisible();
  });

  test("leaves the page at once when it is taken back", async () => {
    const live = serveLive(invitation({ me: { ...hatice, confirmed: true, accepted: true }, case: head, parts }));
    serve(live.handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText(head.purpose)).toBeVisible();
    live.close(4003);
    expect(document.body).not.toHaveTextContent(head.purpose);
    expect(screen.getByRole("alert")).toHaveTextContent("Dit bestaat niet, of u mag het niet zien.");
  });

  test("leads to the log-in when the session ends, and shows nothing more", async () => {
    const live = serveLive(invitation({ case: head, parts }));
    let session = true;
    const me = () => (session ? Response.json(viewer({ ...haticeIsIn })) : problem(401, "not-logged-in"));
    serve({ ...live.handlers, "GET /v1/me": me }, haticeIsIn);
    showPage(address);
    expect(await screen.findByText(head.purpose)).toBeVisible();
    session = false;
    live.close(4001);
    expect(await screen.findByRole("list", { name: "De mensen van de democasus" })).toBeVisible();
    expect(document.body).not.toHaveTextContent(head.purpose);
  });
});

describe("the tasks to choose from", () => {
  const names = (search: string, chosen = "") =>
    offered(catalogue, "municipality-access-wmo", search, chosen).map(({ id }) => id);

  test("are those of the own kind of organisation, until somebody searches", () => {
    expect(names("")).toEqual(["wmo-access"]);
    expect(names("schuld")).toEqual(["debt-relief"]);
  });

  test("are found by kind of organisation too, whatever the capitals", () => {
    expect(names("PROCESregisseur")).toEqual(["process-direction"]);
  });

  test("never lose the one that was chosen", () => {
    expect(names("schuld", "wmo-access")).toEqual(["wmo-access", "debt-relief"]);
  });
});

test.each([
  ["Wet gemeentelijke schuldhulpverlening", "3", "Wet gemeentelijke schuldhulpverlening, 3"],
  ["Wmo 2015; Jeugdwet", "Jeugdwet 7.3.8; Wmo 5.3.3", "Jeugdwet 7.3.8; Wmo 5.3.3"],
  ["Burgerlijk Wetboek Boek 7 (huur); Woningwet", "Woningwet 46", "Burgerlijk Wetboek Boek 7 (huur); Woningwet 46"],
  ["onbekend", "onbekend", "onbekend"],
])("a task names each of its laws once: %s", (lawText, article, want) => {
  expect(lawOf({ ...catalogue.tasks[0]!, lawText, article })).toBe(want);
});
