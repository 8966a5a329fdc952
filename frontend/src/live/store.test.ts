// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { invitation, meetingId } from "../testing/meeting";
import { noServer } from "../testing/server";
import { serveSockets, Socket } from "../testing/socket";
import { item, people } from "../testing/table";
import type { Frame } from "./frames";
import { feed, longestAway, newLive } from "./store";

const { me, parts: _, people: __, items: ___, requests: ____, agreements: _____, ...head } = invitation({ stage: "table" });
const whole = (stage: "table" | "closed" = "table"): Frame => ({
  v: 1,
  whole: true,
  set: { meeting: { ...head, stage }, me: { ...me!, presence: "at-table" }, [`item/${item(1).id}`]: item(1) },
});

let tickets = serveSockets();
let stop = () => {};
const sends = (frame: Frame) => Socket.last().sends(frame);

beforeEach(() => {
  vi.useFakeTimers();
  tickets = serveSockets();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

async function open() {
  const store = newLive();
  stop = feed(store, meetingId);
  await vi.advanceTimersByTimeAsync(0);
  sends(whole());
  store.setState({ drafts: { item: { text: "half getypt" } } });
  return store;
}

/** The server goes and stays away. */
async function isAway(time: number) {
  tickets.next = Array.from({ length: 100 }, () => () => noServer());
  Socket.last().onclose?.({ code: 1006 });
  await vi.advanceTimersByTimeAsync(time);
}

describe("what the page has of a meeting", () => {
  test("keeps what is typed through a cut, and what it showed for a while", async () => {
    const store = await open();
    await isAway(longestAway - 1);
    expect(store.getState().view.items).toHaveLength(1);
    expect(store.getState().drafts).toEqual({ item: { text: "half getypt" } });
  });

  test("shows nothing when the server is away for long, still keeps what is typed, and catches up", async () => {
    const store = await open();
    await isAway(longestAway);
    expect(store.getState().view.items).toEqual([]);
    expect(store.getState().view.meeting).toBeUndefined();
    expect(store.getState().drafts).toEqual({ item: { text: "half getypt" } });
    tickets.next = [];
    await vi.advanceTimersByTimeAsync(11_000);
    sends(whole());
    expect(store.getState().view.items).toHaveLength(1);
  });

  test.each([4001, 4003])("is empty once the right ended: %i", async (code) => {
    const store = await open();
    Socket.last().onclose?.({ code });
    expect(store.getState().view.items).toEqual([]);
    expect(store.getState().drafts).toEqual({});
  });

  test("is empty once the meeting closed, even if items came along", async () => {
    const store = await open();
    sends(whole("closed"));
    expect(store.getState().view.items).toEqual([]);
    expect(store.getState().drafts).toEqual({});
  });

  test("is empty after the page went on", async () => {
    const store = await open();
    stop();
    expect(store.getState().view.items).toEqual([]);
    expect(store.getState().drafts).toEqual({});
  });

  test("remembers who came to the table, until they go", async () => {
    const store = await open();
    const stef = people[3]!;
    expect(store.getState().arrived).toEqual([]);
    sends({ v: 2, set: { [`person/${stef.participant}`]: stef } });
    expect(store.getState().arrived).toEqual([stef.participant]);
    sends({ v: 3, set: { [`person/${stef.participant}`]: { ...stef, presence: "" } } });
    expect(store.getState().arrived).toEqual([]);
  });
});
