// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import type { View } from "../../api/types";
import { haticesSeat, head, invitation, meetingId, noor, noorsSeat, omarsSeat, parts, person, serveLive } from "../../testing/meeting";
import { done, noServer, persons, problem, serve, viewer } from "../../testing/server";
import { showPage } from "../../testing/show";

const caseId = "0193e600-0000-7000-8000-000000000001";
const [noorIsIn, haticeIsKnown] = persons;
const button = (name: string) => screen.findByRole("button", { name });

describe("opening a case", () => {
  test("says at the top and at each field what is missing, and sends nothing", async () => {
    const requests = serve({}, noorIsIn);
    const user = showPage("/cases/new");
    await screen.findByLabelText("wonen");
    await user.click(await button("Casus openen"));
    const summary = await screen.findByRole("group", { name: "Dit klopt nog niet" });
    expect(summary).toHaveFocus();
    expect(within(summary).getAllByRole("link").map((link) => link.textContent)).toEqual([
      "Schrijf het doel op, in één zin.",
      "Schrijf minstens één vraag op.",
      "Vul in om wie het gaat.",
      "Kies een leefgebied.",
    ]);
    expect(screen.getByLabelText("Doel")).toHaveAccessibleDescription(/Schrijf het doel op/);
    await user.click(within(summary).getByRole("link", { name: /vraag/ }));
    expect(screen.getByLabelText("Vragen")).toHaveFocus();
    expect(requests.filter((line) => line.startsWith("POST"))).toEqual([]);
  });

  test("sends what was written, and goes on to convening", async () => {
    const sent: unknown[] = [];
    serve({ "POST /v1/cases": async (request) => (sent.push(await request.json()), done(caseId)) }, noorIsIn);
    const user = showPage("/cases/new");
    await fillInCase(user);
    await user.click(await button("Casus openen"));
    expect(await screen.findByRole("heading", { name: "Een overleg bijeenroepen" })).toBeVisible();
    expect(sent).toEqual([
      {
        purpose: "Tot één plan komen.",
        questions: ["Wie doet wat?", "Welke hulp is er al?"],
        domains: ["housing"],
        subjects: [{ label: "B1", name: "" }],
      },
    ]);
    expect(window.location.pathname).toBe(`/cases/${caseId}/meetings/new`);
  });

  test("shows a refusal of the server at its field, and keeps what was typed", async () => {
    const wrong = [{ field: "subjects/0/label", reason: "field-too-long", rule: "" }];
    serve({ "POST /v1/cases": () => problem(400, "field-too-long", wrong) }, noorIsIn);
    const user = showPage("/cases/new");
    await fillInCase(user);
    await user.click(await button("Casus openen"));
    await waitFor(() => expect(screen.getByLabelText("Aanduiding van betrokkene 1")).toHaveAccessibleDescription(/te lang/));
    expect(screen.getByLabelText("Doel")).toHaveValue(" Tot één plan komen. ");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  test("shows a refusal that is of no field at the deed", async () => {
    serve({ "POST /v1/cases": () => problem(507, "storage-full") }, noorIsIn);
    const user = showPage("/cases/new");
    await fillInCase(user);
    await user.click(await button("Casus openen"));
    expect(await screen.findByRole("alert")).toHaveTextContent("De opslag is vol.");
  });

  test("waits while the server is away, and sends the same press under the same key", async () => {
    const keys: (string | null)[] = [];
    const answers = [noServer, () => problem(503, "busy"), () => done(caseId)];
    serve(
      {
        "POST /v1/cases": (request) => {
          keys.push(request.headers.get("Idempotency-Key"));
          return answers[keys.length - 1]?.() ?? done(caseId);
        },
      },
      noorIsIn,
    );
    const user = showPage("/cases/new");
    await fillInCase(user);
    await user.click(await button("Casus openen"));
    expect(await screen.findByText(/Wat u deed, blijft staan/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Casus openen" })).toHaveAttribute("aria-disabled", "true");
    await waitFor(() => expect(window.location.pathname).toContain("/meetings/new"), { timeout: 4_000 });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test("keeps what was half typed through another screen, and not through a session that ended", async () => {
    let session = true;
    const whileItLasts = (body: unknown) => () => (session ? Response.json(body) : problem(401, "not-logged-in"));
    const nothing = { house: "", meetings: [], cases: [] };
    serve({ "GET /v1/me": whileItLasts(viewer()), "GET /v1/meetings": whileItLasts(nothing) }, noorIsIn);
    const user = showPage("/cases/new");
    const half = async () => (await screen.findByLabelText<HTMLTextAreaElement>("Doel")).value;
    await user.type(await screen.findByLabelText("Doel"), "Tot één plan");
    await user.click(screen.getByRole("link", { name: "Mijn overleggen" }));
    await user.click(await screen.findByRole("link", { name: "Een casus openen" }));
    expect(await half()).toBe("Tot één plan");

    session = false;
    await user.click(screen.getByRole("link", { name: "Mijn overleggen" }));
    expect(await screen.findByText(/U bent afgemeld/)).toBeVisible();
    expect(document.body).not.toHaveTextContent("Tot één plan");
    session = true;
    await user.click(await button("Aanmelden als Noor van Dalen"));
    await user.click(await screen.findByRole("link", { name: "Een casus openen" }));
    expect(await half()).toBe("");
  });

  test("gives nobody else what was half typed", async () => {
    serve({}, noorIsIn);
    const user = showPage("/cases/new");
    await user.type(await screen.findByLabelText("Doel"), "Tot één plan");
    await user.click(await button("Afmelden"));
    await user.click(await button("Aanmelden als Hatice Demir"));
    await user.click(await screen.findByRole("link", { name: "Een casus openen" }));
    expect(await screen.findByLabelText("Doel")).toHaveValue("");
  });
});

describe("convening", () => {
  const address = `/cases/${caseId}/meetings/new`;

  test("sends the times as moments in Amsterdam", async () => {
    const sent: View<"NewMeeting">[] = [];
    const live = serveLive(preparation());
    serve(
      {
        [`POST /v1/cases/${caseId}/meetings`]: async (request) => {
          sent.push((await request.json()) as View<"NewMeeting">);
          return done(meetingId);
        },
        ...live.handlers,
      },
      noorIsIn,
    );
    const user = showPage(address);
    await fillInMeeting(user);
    await user.click(await button("Overleg bijeenroepen"));
    expect(await screen.findByRole("heading", { name: "Overleg voorbereiden" })).toBeVisible();
    expect(sent).toEqual([
      {
        plannedStart: "2026-12-02T09:00:00.000Z",
        plannedEnd: "2026-12-02T10:30:00.000Z",
        place: "",
        parts: ["Wat wil Ruben", "Ondersteuning"],
        organisation: "gemeente, procesregie",
        hat: "process-director",
        why: "Leidt het overleg.",
      },
    ]);
  });

  test("says so at the time when the end is before the start", async () => {
    serve({}, noorIsIn);
    const user = showPage(address);
    await fillInMeeting(user);
    await user.clear(screen.getByLabelText("Einde"));
    await user.type(screen.getByLabelText("Einde"), "9.00");
    await user.click(await button("Overleg bijeenroepen"));
    await waitFor(() => expect(screen.getByLabelText("Einde")).toHaveAccessibleDescription(/Controleer de tijden/));
  });
});

describe("what the server finds wrong with a meeting", () => {
  test("stands at the field that the form has for it", async () => {
    const wrong = [
      { field: "parts/1", reason: "part-title-missing", rule: "" },
      { field: "plannedEnd", reason: "times-wrong", rule: "" },
    ];
    serve({ [`POST /v1/cases/${caseId}/meetings`]: () => problem(400, "part-title-missing", wrong) }, noorIsIn);
    const user = showPage(`/cases/${caseId}/meetings/new`);
    await fillInMeeting(user);
    await user.click(await button("Overleg bijeenroepen"));
    await waitFor(() => expect(screen.getByLabelText("Agendapunten")).toHaveAccessibleDescription(/neutrale titel\./));
    expect(screen.getByLabelText("Einde")).toHaveAccessibleDescription(/Controleer de tijden/);
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
});

describe("the preparation", () => {
  const address = `/meetings/${meetingId}`;
  const declared = { why: "Doet het onderzoek.", declared: true, confirmed: false, accepted: false };
  const withHatice = preparation({ people: [chair(), person({ task: { catalogue: "wmo-access", secrecy: "social-support" }, preparation: declared })] });

  test("shows who is asked, why, and what is still needed", async () => {
    serve(serveLive(withHatice).handlers, noorIsIn);
    showPage(address);
    const invited = await screen.findByRole("list", { name: "Deelnemers: 2" });
    const line = within(invited).getAllByRole("listitem")[1];
    expect(line).toHaveTextContent("Doet het onderzoek.");
    await waitFor(() => expect(line).toHaveTextContent("Taak Onderzoek na melding (toeleiding)"));
    expect(line).toHaveTextContent("Klopt deze taak?");
    expect(screen.getByRole("table", { name: "Wie zit bij welk agendapunt" })).toHaveTextContent("Hatice Demirjaja");
  });

  test("confirms a task, and shows what came of it without asking again", async () => {
    const live = serveLive(withHatice);
    const participant = withHatice.people[1]?.participant;
    const confirmation = vi.fn(() => {
      const people = [chair(), person({ preparation: { ...declared, confirmed: true } })];
      return done(participant, live.show({ people }).version);
    });
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/participants/${participant}/confirmation`]: confirmation }, noorIsIn);
    const user = showPage(address);
    await user.click(await button("Bevestig de taak van Hatice Demir"));
    expect(await screen.findByText("Moet nog geheimhouding beloven.")).toBeVisible();
    expect(confirmation).toHaveBeenCalledTimes(1);
  });

  test("asks of an adviser's task nothing while that of who asks for advice waits", async () => {
    const omar = person({ participant: omarsSeat, name: "Omar Salhi", capacity: "adviser", task: { asker: haticesSeat, secrecy: "none" }, preparation: declared });
    serve(serveLive({ ...withHatice, people: [...withHatice.people, omar] }).handlers, noorIsIn);
    showPage(address);
    const invited = await screen.findByRole("list", { name: "Deelnemers: 3" });
    const [, hatice, adviser] = within(invited).getAllByRole("listitem");
    expect(hatice).toHaveTextContent("Klopt deze taak?");
    expect(adviser).toHaveTextContent("Eerst is de taak van Hatice Demir aan de beurt");
    expect(adviser).not.toHaveTextContent("Klopt deze taak?");
  });

  test("asks one partner at a time, with the reason", async () => {
    const live = serveLive(preparation());
    const sent: unknown[] = [];
    serve(
      {
        ...live.handlers,
        [`POST /v1/meetings/${meetingId}/participants`]: async (request) => {
          sent.push(await request.json());
          return done(undefined, live.show({ people: [chair(), person({})] }).version);
        },
      },
      noorIsIn,
    );
    const user = showPage(address);
    await screen.findByRole("option", { name: "Hatice Demir, wijkteam Noord" });
    await user.selectOptions(screen.getByLabelText("Wie nodigt u uit?"), "Hatice Demir, wijkteam Noord");
    expect(screen.getByLabelText("Namens welke organisatie?")).toHaveValue("wijkteam Noord");
    await user.selectOptions(screen.getByLabelText("Wat voor organisatie is dat?"), "gemeente, toegang Wmo");
    await user.selectOptions(screen.getByLabelText("Doet mee als"), "zorgprofessional");
    await user.click(screen.getByRole("checkbox", { name: "1. Wat wil Ruben" }));
    await user.type(screen.getByLabelText("Waarom heeft de casus deze persoon nodig?"), "Doet het onderzoek.");
    await user.click(await button("Uitnodigen"));
    await screen.findByRole("list", { name: "Deelnemers: 2" });
    expect(sent).toEqual([
      {
        person: haticeIsKnown?.id,
        organisation: "wijkteam Noord",
        hat: "municipality-access-wmo",
        capacity: "care-professional",
        askedBy: "",
        parts: [parts[0]?.id],
        why: "Doet het onderzoek.",
      },
    ]);
    await waitFor(() => expect(screen.getByLabelText("Waarom heeft de casus deze persoon nodig?")).toHaveValue(""));
  });

  test("folds what is done: who is ready, inviting more, and who sits where", async () => {
    const ready = person({ preparation: { ...declared, confirmed: true, accepted: true } });
    serve(serveLive(preparation({ people: [chair(), ready] })).handlers, noorIsIn);
    const user = showPage(address);
    const invited = await screen.findByRole("list", { name: "Deelnemers: 2" });
    const line = within(within(invited).getAllByRole("listitem")[1]!);
    expect(line.getByText("Klaar voor het overleg.")).toBeVisible();
    expect(line.getByText("Doet het onderzoek.")).not.toBeVisible();
    await user.click(line.getByText("Meer"));
    expect(line.getByText("Doet het onderzoek.")).toBeVisible();
    expect(line.getByRole("button", { name: /Uitnodiging intrekken/ })).toBeVisible();
    expect(screen.getByRole("table", { name: "Wie zit bij welk agendapunt" })).not.toBeVisible();
    expect(screen.queryByLabelText("Wie nodigt u uit?")).not.toBeInTheDocument();
    await user.click(await button("Nog iemand uitnodigen"));
    expect(await screen.findByLabelText("Wie nodigt u uit?")).toBeVisible();
  });

  test("leaves open of whom something is still needed", async () => {
    serve(serveLive(withHatice).handlers, noorIsIn);
    showPage(address);
    expect(await screen.findByText("Doet het onderzoek.")).toBeVisible();
    expect(await screen.findByLabelText("Wie nodigt u uit?")).toBeVisible();
  });

  test("takes an invitation back after asking whether that is meant", async () => {
    const live = serveLive(withHatice);
    const participant = withHatice.people[1]?.participant;
    const withdrawal = vi.fn(() => done(participant, live.show({ people: [chair()] }).version));
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/participants/${participant}/withdrawal`]: withdrawal }, noorIsIn);
    const user = showPage(address);
    const withdraw = await screen.findByRole("button", { name: /Uitnodiging intrekken.*Hatice Demir/ });
    expect(withdraw, "what is seldom needed is folded").not.toBeVisible();
    await user.click(screen.getByText("Veranderen"));
    expect(withdraw).toBeVisible();
    await user.click(withdraw);
    expect(withdrawal).not.toHaveBeenCalled();
    const sure = screen.getByRole("group", { name: "De uitnodiging van Hatice Demir intrekken?" });
    await user.click(within(sure).getByRole("button", { name: "Ja" }));
    expect(await screen.findByRole("list", { name: "Deelnemers: 1" })).toBeVisible();
  });

  test("opens the table, and goes there", async () => {
    const live = serveLive(preparation());
    const opening = () => done(undefined, live.show({ stage: "table", me: { ...noor, presence: "at-table" } }).version);
    serve({ ...live.handlers, [`PUT /v1/meetings/${meetingId}/opening`]: opening }, noorIsIn);
    const user = showPage(address);
    await user.click(await button("Open de tafel"));
    await waitFor(() => expect(window.location.pathname).toBe(`${address}/table`));
  });

  test("does not offer to open the table before the own task and confidentiality", async () => {
    const { task: _, ...without } = noor;
    const me = { ...without, confirmed: false, accepted: false };
    serve(serveLive(preparation({ me })).handlers, noorIsIn);
    showPage(address);
    expect(await screen.findByRole("heading", { name: "1. Uw taak" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Open de tafel" })).not.toBeInTheDocument();
  });
});

function chair(): View<"Person"> {
  return person({
    participant: noorsSeat,
    name: "Noor van Dalen",
    organisation: "gemeente, procesregie",
    hat: "process-director",
    capacity: "chair",
    preparation: { why: "Leidt het overleg.", declared: true, confirmed: true, accepted: true },
  });
}

function preparation(change: Partial<View<"Meeting">> = {}): View<"Meeting"> {
  return invitation({ me: noor, case: { ...head, id: caseId }, parts, people: [chair()], ...change });
}

async function fillInCase(user: ReturnType<typeof showPage>) {
  await user.type(await screen.findByLabelText("Doel"), " Tot één plan komen. ");
  await user.type(screen.getByLabelText("Vragen"), "Wie doet wat?{Enter}{Enter}Welke hulp is er al?");
  await user.type(screen.getByLabelText("Aanduiding van betrokkene 1"), "B1");
  await user.click(await screen.findByLabelText("wonen"));
}

async function fillInMeeting(user: ReturnType<typeof showPage>) {
  const write = async (label: string, text: string) => {
    await user.clear(await screen.findByLabelText(label));
    await user.type(screen.getByLabelText(label), text);
  };
  await write("Dag", "2");
  await write("Maand", "12");
  await write("Jaar", "2026");
  await write("Agendapunten", "Wat wil Ruben{Enter}Ondersteuning");
  await write("Namens welke organisatie?", "gemeente, procesregie");
  await screen.findByRole("option", { name: "procesregisseur in het sociaal domein" });
  await user.selectOptions(screen.getByLabelText("Wat voor organisatie is dat?"), "process-director");
  await write("Waarom bent u nodig?", "Leidt het overleg.");
}
