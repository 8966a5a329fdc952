// SPDX-License-Identifier: EUPL-1.2

// Fetched when somebody goes there; a test does not wait for that.
import "../features/table/TablePage";

import { screen as page } from "@testing-library/react";

import type { View } from "../api/types";
import { hatice, haticesSeat, head, invitation, meetingId, noor, noorsSeat, omarsSeat, parts, person, serveLive } from "./meeting";
import { persons, serve } from "./server";
import { showPage } from "./show";

export const stefsSeat = "0193e300-0000-7000-8000-000000000005";
export const here = `/v1/meetings/${meetingId}`;

export const people = [
  person({ participant: noorsSeat, name: "Noor van Dalen", organisation: "gemeente, procesregie", capacity: "chair", hat: "process-director", presence: "at-table" }),
  person({ presence: "at-table" }),
  person({ participant: omarsSeat, name: "Omar Salhi", organisation: "GGD", capacity: "adviser", hat: "expert", presence: "at-table" }),
  person({ participant: stefsSeat, name: "Stef Hoekstra", organisation: "Thuiswaard", capacity: "professional", hat: "housing-corporation", presence: "at-table" }),
];

export function item(number: number, change: Partial<View<"Item">> = {}): View<"Item"> {
  return {
    id: `0193e700-0000-7000-8000-0000000000${String(number).padStart(2, "0")}`,
    part: parts[0]!.id,
    provider: stefsSeat,
    mine: false,
    at: "2026-12-02T09:42:00Z",
    domain: "housing",
    detail: "that",
    personal: true,
    text: `Bijdrage ${number}.`,
    origin: "own-file",
    dated: "2026-11-01",
    law: "none",
    nature: "ordinary",
    subjects: [head.subjects[0]!.id],
    audience: people.map(({ participant }) => participant),
    ...change,
  };
}

export function agreement(change: Partial<View<"Agreement">> = {}): View<"Agreement"> {
  return {
    id: "0193e800-0000-7000-8000-000000000001",
    author: haticesSeat,
    taker: haticesSeat,
    mine: false,
    discussed: false,
    activity: "Vaste contactpersoon voor Ruben.",
    extent: "Twee bezoeken per week.",
    start: "2026-12-02",
    executor: "wijkteam Noord",
    contact: "hatice@wijkteam.example",
    progress: "open",
    audience: [],
    ...change,
  };
}

export function asked(of: View<"Item">, change: Partial<View<"Request">> = {}): View<"Request"> {
  return {
    id: `0193e900-0000-7000-8000-${of.id.slice(-12)}`,
    item: of.id,
    recipient: haticesSeat,
    agreement: agreement().id,
    ownTask: false,
    words: "Voor het gesprek met Ruben.",
    state: "asked",
    narrowed: false,
    ...change,
  };
}

type Handlers = NonNullable<Parameters<typeof serve>[0]>;

/** The table as Hatice, or as the chair, sees it; answers how others go on, and what was asked of the server. */
export function openTable(change: Partial<View<"Meeting">> = {}, handlers: Handlers = {}, screen = "") {
  const meeting = invitation({
    stage: "table",
    me: { ...hatice, confirmed: true, accepted: true, presence: "at-table", task: { catalogue: "wmo-access", secrecy: "social-support" } },
    case: head,
    parts,
    people,
    ...change,
  });
  const live = serveLive(meeting);
  const requests = serve({ ...live.handlers, ...handlers }, persons[1]);
  const user = showPage(`/meetings/${meetingId}/table${screen}`);
  return { live, requests, user };
}

export const asChair: Partial<View<"Meeting">> = {
  me: { ...noor, presence: "at-table" },
  tally: { leaves: 1, destroyed: 2, withdrawn: 0, parcelDays: 14, openedHours: 24, caseDays: 1825, weighed: 8 },
};

/** The field for what one puts on the table. */
export const field = () => page.findByRole("textbox", { name: "Wat legt u op tafel?" });

/** The line of an item, by its text. */
export const line = async (text: string) => (await page.findByText(text)).closest("li")!;

export const press = (name: string | RegExp) => page.findByRole("button", { name });

/** What was sent along with a request. */
export const body = async (request: Request) => (await request.clone().json()) as Record<string, unknown>;
