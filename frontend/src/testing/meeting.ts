// SPDX-License-Identifier: EUPL-1.2

import { act } from "@testing-library/react";
import { vi } from "vitest";

import type { View } from "../api/types";

export const meetingId = "0193e200-0000-7000-8000-000000000002";
export const noorsSeat = "0193e300-0000-7000-8000-000000000001";
export const haticesSeat = "0193e300-0000-7000-8000-000000000002";
export const omarsSeat = "0193e300-0000-7000-8000-000000000003";

export const parts: View<"Part">[] = [
  { id: "0193e400-0000-7000-8000-000000000001", title: "Wat wil Ruben" },
  { id: "0193e400-0000-7000-8000-000000000002", title: "Ondersteuning" },
];

export const head: View<"CaseHead"> = {
  id: "0193e600-0000-7000-8000-000000000001",
  purpose: "Tot één plan komen zodat Ruben K. veilig kan blijven wonen.",
  questions: ["Wie doet wat in de komende acht weken?"],
  subjects: [{ id: "0193e500-0000-7000-8000-000000000001", label: "B1", name: "Ruben K." }],
};

/** Hatice, invited and not yet further. */
export const hatice: View<"Me"> = {
  participant: haticesSeat,
  organiser: false,
  organisation: "wijkteam Noord",
  capacity: "care-professional",
  promise: "general-1",
  needsTask: true,
  confirmed: false,
  accepted: false,
  presence: "",
};

/** Noor, who convenes. */
export const noor: View<"Me"> = {
  ...hatice,
  participant: noorsSeat,
  organiser: true,
  organisation: "gemeente, procesregie",
  capacity: "chair",
  task: { catalogue: "process-direction", follows: "wmo-access", secrecy: "agreed" },
  confirmed: true,
  accepted: true,
};

export function person(change: Partial<View<"Person">>): View<"Person"> {
  return {
    participant: haticesSeat,
    name: "Hatice Demir",
    organisation: "wijkteam Noord",
    hat: "municipality-access-wmo",
    capacity: "care-professional",
    parts: parts.map(({ id }) => id),
    presence: "",
    attended: false,
    ...change,
  };
}

export const lottesSeat = "0193e300-0000-7000-8000-000000000009";

/** Somebody who waits, as the organiser sees her: proven, and ready to be let in. */
export function atTheDoor(change: Partial<View<"Person">> = {}, door: Partial<View<"AtDoor">> = {}): View<"Person"> {
  return person({
    participant: lottesSeat,
    name: "Lotte K.",
    organisation: "zus van Ruben",
    presence: "waiting",
    preparation: { why: "Kent Ruben.", declared: true, confirmed: true, accepted: true },
    door: { method: "passkey", first: false, tableCode: false, known: false, linkTaken: true, ...door },
    ...change,
  });
}

/** The meeting as Hatice sees it when she is just invited. */
export function invitation(change: Partial<View<"Meeting">> = {}): View<"Meeting"> {
  return {
    id: meetingId,
    version: 3,
    house: "Gemeente Waterkamp",
    stage: "convened",
    plannedStart: "2026-12-02T09:00:00Z",
    plannedEnd: "2026-12-02T10:30:00Z",
    closesAt: "2026-12-02T12:30:00Z",
    warnings: 0,
    convenes: { name: "Noor van Dalen", organisation: "gemeente, procesregie" },
    me: hatice,
    rules: { keptDays: 1825 },
    parts: [],
    people: [person({ parts: [] })],
    elsewhere: 0,
    items: [],
    requests: [],
    agreements: [],
    ...change,
  };
}

/** Stands in for the server's side of the socket of one meeting; what is shown is what the page gets. */
export function serveLive(first: View<"Meeting">) {
  let now = first;
  const open = new Set<FakeSocket>();

  class FakeSocket {
    onmessage: ((event: { data: string }) => void) | null = null;
    onclose: ((event: { code: number }) => void) | null = null;

    constructor() {
      open.add(this);
      queueMicrotask(() => this.send());
    }

    send() {
      act(() => this.onmessage?.({ data: JSON.stringify(frameOf(now)) }));
    }

    close() {
      open.delete(this);
    }
  }
  vi.stubGlobal("WebSocket", FakeSocket);

  return {
    /** Others did something: every open page gets the meeting as it is after it. */
    show(change: Partial<View<"Meeting">>) {
      now = { ...now, ...change, version: now.version + 1 };
      for (const socket of open) socket.send();
      return now;
    },
    /** The server ends it, with the reason as code. */
    close(code: number) {
      for (const socket of open) act(() => socket.onclose?.({ code }));
      open.clear();
    },
    handlers: { [`POST /v1/meetings/${first.id}/tickets`]: () => Response.json({ ticket: "once" }, { status: 201 }) },
  };
}

function frameOf(meeting: View<"Meeting">): View<"LiveFrame"> {
  const { version, me, case: caseHead, tally, parcel, parts, people, items, requests, agreements, ...rest } = meeting;
  const many = <T>(kind: string, list: readonly T[], id: (one: T) => string) =>
    Object.fromEntries(list.map((one) => [`${kind}/${id(one)}`, one]));
  const set = {
    meeting: rest,
    ...(me && { me }),
    ...(caseHead && { case: caseHead }),
    ...(tally && { tally }),
    ...(parcel && { parcel }),
    ...many("part", parts, ({ id }) => id),
    ...many("person", people, ({ participant }) => participant),
    ...many("item", items, ({ id }) => id),
    ...many("request", requests, ({ id }) => id),
    ...many("agreement", agreements, ({ id }) => id),
  };
  return { v: version, whole: true, set };
}
