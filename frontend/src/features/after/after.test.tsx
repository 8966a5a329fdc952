// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import type { View } from "../../api/types";
import { hatice, haticesSeat, head, invitation, meetingId, noor, parts, person, serveLive } from "../../testing/meeting";
import { done, persons, problem, serve } from "../../testing/server";
import { showPage } from "../../testing/show";

// jsdom has no dialogs that open.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const address = `/meetings/${meetingId}`;
const [, haticeIsIn] = persons;
const button = (name: string) => screen.findByRole("button", { name });

const agreement: View<"Agreement"> = {
  id: "0193e700-0000-7000-8000-000000000001",
  number: 1,
  author: haticesSeat,
  taker: haticesSeat,
  mine: true,
  discussed: true,
  activity: "Vaste contactpersoon voor Ruben.",
  extent: "Twee bezoeken per week.",
  start: "2026-12-02",
  end: "2027-01-15",
  executor: "wijkteam Noord",
  contact: "hatice@wijkteam.example",
  progress: "open",
  audience: [haticesSeat],
};

const waiting: View<"ParcelHead"> = { count: 1, until: "2026-12-16T10:30:00Z", hours: 36 };
const opened: View<"ParcelHead"> = { ...waiting, until: "2026-12-03T10:30:00Z", openedAt: "2026-12-02T10:31:00Z" };

const closed = invitation({
  stage: "closed",
  closedAt: "2026-12-02T10:30:00Z",
  me: { ...hatice, confirmed: true, accepted: true },
  case: head,
  parts,
  people: [person({})],
  agreements: [agreement],
});

const release: View<"Release"> = {
  number: 4,
  text: "Er loopt behandeling bij de GGZ.",
  inOtherWords: true,
  provider: "Joris Blok",
  organisation: "GGZ, FACT-team",
  origin: "own-file",
  dated: "2026-11-18",
  providedOn: "2026-12-02",
  serves: "Vaste contactpersoon voor Ruben.",
  words: "Om mijn bezoeken af te stemmen.",
  onlyFor: "Alleen voor dit doel.",
  paragraph: "Ontvangen in een casusoverleg op 2 december 2026.\nAlleen voor dit doel.",
};

describe("after the close", () => {
  test("each sees the own agreements and says whether they are done", async () => {
    const sent: unknown[] = [];
    const live = serveLive(closed);
    serve(
      {
        ...live.handlers,
        [`PUT /v1/meetings/${meetingId}/agreements/${agreement.id}/progress`]: async (request) => {
          sent.push(await request.json());
          return done(undefined, live.show({ agreements: [{ ...agreement, progress: "done" }] }).version);
        },
      },
      haticeIsIn,
    );
    const user = showPage(address);
    await user.click(await button("Meld A1 als nagekomen"));
    expect(await within(screen.getByRole("list", { name: "Afspraken" })).findByText("nagekomen")).toBeVisible();
    expect(sent).toEqual([{ progress: "done" }]);
    expect(screen.queryByRole("button", { name: "Meld A1 als nagekomen" })).not.toBeInTheDocument();
  });

  test("who took an agreement on is the only one to report on it", async () => {
    const me = { ...hatice, participant: "0193e300-0000-7000-8000-000000000009" };
    serve(serveLive({ ...closed, me }).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText("Vaste contactpersoon voor Ruben.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /nagekomen/ })).not.toBeInTheDocument();
  });

  test("the certificate is for everybody, the record for who convened", async () => {
    serve(serveLive(closed).handlers, haticeIsIn);
    const user = showPage(address);
    const certificate = await screen.findByRole("link", { name: /sluitverklaring/ });
    expect(certificate).toHaveAttribute("href", `/v1/meetings/${meetingId}/certificate`);
    expect(certificate).toHaveAttribute("download");
    expect(screen.queryByRole("link", { name: /logboek/ })).not.toBeInTheDocument();
    const command = screen.getByText("casustafel verify certificate.json record.json");
    expect(command, "what few need is folded").not.toBeVisible();
    await user.click(screen.getByText("Zo controleert u het zelf"));
    expect(command).toBeVisible();
  });

  test("an interpreter is not sent to notes that they have no part in", async () => {
    const live = serveLive({ ...closed, me: { ...hatice, capacity: "interpreter" } });
    serve(live.handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByRole("link", { name: /sluitverklaring/ })).toBeVisible();
    expect(screen.queryByRole("heading", { name: "Verslag" })).not.toBeInTheDocument();
  });

  test("who convened gets both files", async () => {
    serve(serveLive({ ...closed, me: noor }).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByRole("link", { name: /logboek/ })).toHaveAttribute("href", `/v1/meetings/${meetingId}/record`);
  });

  test("who let something go reads with whom and for what it went, and not what it says", async () => {
    const to = { name: "Aniek Visser", organisation: "schuldhulp", serves: "Betalingsregeling treffen." };
    const given = [{ to, narrowed: false }, { to: { ...to, name: "Hatice Demir" }, narrowed: true }, { to, narrowed: false }];
    serve(serveLive({ ...closed, given }).handlers, haticeIsIn);
    showPage(address);
    const mine = within(await screen.findByRole("region", { name: "Wat u meegaf" }));
    expect(mine.getAllByRole("listitem").map((line) => line.textContent)).toEqual([
      "Aniek Visser, schuldhulp: 2 bijdragen, voor ‘Betalingsregeling treffen’.",
      "Hatice Demir, schuldhulp: 1 bijdrage, in uw andere woorden, voor ‘Betalingsregeling treffen’.",
    ]);
  });

  test("who let nothing go reads that", async () => {
    serve(serveLive(closed).handlers, haticeIsIn);
    showPage(address);
    expect(within(await screen.findByRole("region", { name: "Wat u meegaf" })).getByText("Niets van u ging mee.")).toBeVisible();
  });

  test("a meeting that nobody closed says that it closed by itself", async () => {
    serve(serveLive({ ...closed, byItself: true }).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText(/^Niemand sloot dit overleg\. Daarom sloot het vanzelf op/)).toBeVisible();
  });

  test("a table that lost its key has no certificate, and says why", async () => {
    const parcel = { ...waiting, gone: "lost" as const };
    serve(serveLive({ ...closed, lost: true, agreements: [], parcel }).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText("Er is geen sluitverklaring: de sleutel van deze tafel is niet beschikbaar.")).toBeVisible();
    expect(screen.getByText(/brak af door een storing/)).toBeVisible();
    expect(screen.getByText("Wat klaarlag, kan niemand meer openen door een storing. Vraag het opnieuw.")).toBeVisible();
    expect(screen.queryByRole("link", { name: /sluitverklaring/ })).not.toBeInTheDocument();
  });

  test("says whom to turn to, where that was set", async () => {
    serve(serveLive({ ...closed, rules: { keptDays: 1825, fgName: "Fenna Bos", coordinatingFg: "Karim Bos" } }).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText("Fenna Bos")).toBeVisible();
    expect(screen.getByText("Karim Bos")).toBeVisible();
  });

  test("who was not there reads that there is nothing", async () => {
    const { case: _, ...without } = closed;
    serve(serveLive({ ...without, agreements: [] }).handlers, haticeIsIn);
    showPage(address);
    expect(await screen.findByText("U was niet bij dit overleg. Er is hier niets voor u.")).toBeVisible();
    expect(screen.queryByRole("link", { name: /certificate/ })).not.toBeInTheDocument();
  });
});

describe("the parcel", () => {
  const whose = { house: "Gemeente Waterkamp", closedAt: "2026-12-02T10:30:00Z", recipient: "Hatice Demir", organisation: "wijkteam Noord" };

  /** A server that knows how far the parcel is. */
  function serveParcel(parcel: View<"ParcelHead">) {
    let now = parcel;
    const live = serveLive({ ...closed, parcel });
    const set = (next: View<"ParcelHead">) => {
      now = next;
      return done(undefined, live.show({ parcel: now }).version);
    };
    const isOpen = () => now.openedAt && !now.gone;
    const requests = serve(
      {
        ...live.handlers,
        [`GET /v1/meetings/${meetingId}/parcel`]: () =>
          Response.json({ ...whose, meeting: meetingId, head: now, items: isOpen() ? [release] : [] }),
        [`PUT /v1/meetings/${meetingId}/parcel/opening`]: () => set(opened),
        [`PUT /v1/meetings/${meetingId}/parcel/collection`]: () => set({ ...opened, gone: "collected" }),
      },
      haticeIsIn,
    );
    return requests;
  }

  test("tells what waits and until when, and opens at a press only", async () => {
    const requests = serveParcel(waiting);
    const user = showPage(address);
    expect(await screen.findByText(/^Er ligt 1 bijdrage voor u klaar. U kunt die ophalen tot 16 december 2026, 11.30 uur/)).toBeVisible();
    expect(screen.getByText(/^Na het openen hebt u 36 uur/), "the hours of the house").toBeVisible();
    expect(requests.filter((line) => line.startsWith("PUT"))).toEqual([]);
    await user.click(await button("Openen"));
    const item = await screen.findByRole("listitem", { name: "Bijdrage 1" });
    for (const words of [
      "Er loopt behandeling bij de GGZ.",
      "Joris Blok, GGZ, FACT-team",
      "eigen dossier, van 18 november 2026",
      "Vaste contactpersoon voor Ruben.",
      "Om mijn bezoeken af te stemmen.",
      "Ontvangen in een casusoverleg op 2 december 2026.",
      "Dit zijn andere woorden",
      "Alleen voor dit doel.",
    ]) {
      await waitFor(() => expect(item).toHaveTextContent(words));
    }
  });

  test("can be opened at its own address too", async () => {
    serveParcel(waiting);
    const user = showPage(`${address}/parcel`);
    await user.click(await button("Openen"));
    expect(await screen.findByRole("listitem", { name: "Bijdrage 1" })).toBeVisible();
  });

  test("says whose it is and out of which meeting; what is for the screen does not go to paper", async () => {
    serveParcel(opened);
    showPage(`${address}/parcel`);
    const whoseIsIt = await screen.findByRole("region", { name: "Van wie dit is" });
    expect(whoseIsIt).toHaveTextContent("Hatice Demir, wijkteam Noord");
    expect(whoseIsIt).toHaveTextContent("Overleg van Gemeente Waterkamp op 2 december 2026");
    for (const words of [/^U kunt dit lezen tot/, /^Zet dit in uw eigen dossier/, /^Na uw bevestiging/]) {
      expect(screen.getByText(words).closest(".no-print"), String(words)).not.toBeNull();
    }
    expect(whoseIsIt.closest(".no-print")).toBeNull();
  });

  test("its text is copied at a press, and where the browser refuses that is said", async () => {
    serveParcel(opened);
    const user = showPage(`${address}/parcel`);
    await user.click(await button("Kopieer deze tekst"));
    expect(await screen.findByText("Gekopieerd. Plak het nu in uw dossier.")).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(release.paragraph);
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not here"));
    await user.click(await button("Kopieer deze tekst"));
    expect(await screen.findByText("Uw browser kopieert dit niet. Selecteer de tekst zelf.")).toBeVisible();
  });

  test("is offered as a file", async () => {
    serveParcel(opened);
    showPage(`${address}/parcel`);
    const file = await screen.findByRole("link", { name: "Bestand voor uw systeem" });
    expect(file).toHaveAttribute("href", `/v1/meetings/${meetingId}/parcel`);
    expect(file).toHaveAttribute("download", "casustafel-2-december-2026.json");
  });

  test("asks who is here once, and looking again asks nobody", async () => {
    const { requests, prove, age } = serveStale();
    const user = showPage(`${address}/parcel`);
    const dialog = await screen.findByRole("dialog", { name: "Bevestig dat u het bent" });
    expect(document.body).not.toHaveTextContent("behandeling");
    await prove(user, dialog);
    expect(await screen.findByRole("listitem", { name: "Bijdrage 1" })).toBeVisible();
    age();
    const asked = requests.length;
    window.dispatchEvent(new Event("visibilitychange"));
    await waitFor(() => expect(requests.length).toBeGreaterThan(asked));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(screen.getByText("Er loopt behandeling bij de GGZ.")).toBeVisible();
  });

  /** A server whose session is too old for a parcel until somebody proves again, and too old again when told so. */
  function serveStale() {
    let fresh = false;
    const requests = serve(
      {
        ...serveLive({ ...closed, parcel: opened }).handlers,
        "GET /v1/proofs": () =>
          Response.json({
            proofs: [{ id: "0193eb00-0000-7000-8000-000000000001", method: "code", name: "App", confirmed: true, added: "2026-11-02T09:00:00Z" }],
          }),
        "PUT /v1/session/proof": () => ((fresh = true), new Response(null, { status: 204 })),
        [`GET /v1/meetings/${meetingId}/parcel`]: () =>
          fresh ? Response.json({ ...whose, meeting: meetingId, head: opened, items: [release] }) : problem(403, "prove-again"),
      },
      haticeIsIn,
    );
    const prove = async (user: ReturnType<typeof showPage>, dialog: HTMLElement) => {
      await user.type(await within(dialog).findByRole("textbox"), "123456");
      await user.click(within(dialog).getByRole("button", { name: "Ga verder met deze code" }));
    };
    return { requests, prove, age: () => (fresh = false) };
  }

  test("leaves the page once it is in the own file, after being asked", async () => {
    const requests = serveParcel(opened);
    const user = showPage(`${address}/parcel`);
    await user.click(await button("Ik heb het in mijn dossier gezet"));
    expect(requests).not.toContain(`PUT /v1/meetings/${meetingId}/parcel/collection`);
    await user.click(await button("Ja, vernietig het hier"));
    expect(await screen.findByText("U hebt dit in uw dossier gezet. Hier is het vernietigd.")).toBeVisible();
    expect(document.body).not.toHaveTextContent("behandeling");
  });

  test("stays when the answer is no", async () => {
    serveParcel(opened);
    const user = showPage(`${address}/parcel`);
    await user.click(await button("Ik heb het in mijn dossier gezet"));
    await user.click(await button("Nee"));
    expect(screen.getByText("Er loopt behandeling bij de GGZ.")).toBeVisible();
  });

  test("is not shown to who may not see it", async () => {
    serve({ [`GET /v1/meetings/${meetingId}/parcel`]: () => problem(404, "not-found") }, haticeIsIn);
    showPage(`${address}/parcel`);
    expect(await screen.findByRole("alert")).toHaveTextContent("Dit bestaat niet, of u mag het niet zien.");
  });
});

describe("the notes", () => {
  const notes: View<"Notes"> = {
    meeting: meetingId,
    house: "Gemeente Waterkamp",
    closedAt: "2026-12-02T10:30:00Z",
    purpose: head.purpose,
    questions: head.questions,
    subjects: head.subjects,
    director: { name: "Noor van Dalen", organisation: "gemeente, procesregie", contact: "noor@waterkamp.example" },
    attendance: [
      {
        name: "Hatice Demir",
        organisation: "wijkteam Noord",
        capacity: "care-professional",
        task: { catalogue: "wmo-access", secrecy: "social-support" },
        stays: [{ in: "2026-12-02T09:00:00Z", out: "2026-12-02T10:30:00Z" }, { in: "2026-12-02T10:40:01Z", out: "2026-12-02T10:40:20Z" }],
      },
    ],
    contributions: [{ name: "Hatice Demir", organisation: "wijkteam Noord", domain: "housing" }],
    agreements: [{ agreement, taker: "Hatice Demir", restsOn: ["GGZ, FACT-team"] }],
  };

  test("say who was there, about which life domain, and what was agreed", async () => {
    serve({ [`GET /v1/meetings/${meetingId}/notes`]: () => Response.json(notes) }, haticeIsIn);
    showPage(`${address}/notes`);
    const attendance = await screen.findByRole("table", { name: "Wie er was" });
    await waitFor(() => expect(attendance).toHaveTextContent("Onderzoek na melding (toeleiding)"));
    expect(attendance).toHaveTextContent("Hatice Demir");
    expect(attendance).toHaveTextContent("10.00 tot 11.30 uur");
    expect(attendance).toHaveTextContent("11.40 uur, korter dan een minuut");
    expect(screen.getByRole("table", { name: "Wie bracht iets in" })).toHaveTextContent("Hatice Demir, wijkteam Noordwonen");
    expect(screen.getByRole("heading", { name: "A1 Vaste contactpersoon voor Ruben." })).toBeVisible();
    expect(screen.getByText("GGZ, FACT-team")).toBeVisible();
  });

  test("say how long they stay, and to whom how much of them shows", async () => {
    const kept = { ...notes, keptUntil: "2027-12-02T10:30:00Z" };
    serve({ [`GET /v1/meetings/${meetingId}/notes`]: () => Response.json(kept) }, haticeIsIn);
    showPage(`${address}/notes`);
    expect(await screen.findByText(/verdwijnt vanzelf na 2 december 2027/)).toBeVisible();
    expect(screen.getByText(/U leest alleen wat bij uw agendapunten hoort/)).toBeVisible();
  });

  test("say to who convened, who reads numbers, that it is the whole", async () => {
    const whole = { ...notes, attendance: notes.attendance.map((one) => ({ ...one, number: 3 })) };
    serve({ [`GET /v1/meetings/${meetingId}/notes`]: () => Response.json(whole) }, haticeIsIn);
    showPage(`${address}/notes`);
    expect(await screen.findByText(/U leest als procesregisseur alles/)).toBeVisible();
    expect(screen.queryByText(/verdwijnt vanzelf/)).not.toBeInTheDocument();
  });
});
