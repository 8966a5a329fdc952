// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { noServer, problem } from "../testing/server";
import { serveSockets, Socket } from "../testing/socket";
import type { Frame } from "./frames";
import { follow, type Link } from "./socket";

let tickets = serveSockets();
const links: Link[] = [];
const frames: Frame[] = [];
let stop = () => {};

function start() {
  stop = follow("m1", { onFrame: (frame) => frames.push(frame), onLink: (link) => links.push(link) });
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const last = () => Socket.last();
const frame = (v: number) => last().sends({ v, whole: true });

beforeEach(() => {
  vi.useFakeTimers();
  [links.length, frames.length] = [0, 0];
  tickets = serveSockets();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("following a meeting", () => {
  test("opens a socket with a ticket and hands on what comes", async () => {
    start();
    await settled();
    expect(last().address).toBe("ws://localhost:3000/v1/meetings/m1/live");
    expect(last().protocols).toEqual(["casustafel.v1", "ticket.t1"]);
    frame(4);
    expect(frames).toEqual([{ v: 4, whole: true }]);
    expect(links).toEqual(["live"]);
  });

  test.each([1006, 1012, 4009])("comes back with a fresh ticket after %i", async (code) => {
    start();
    await settled();
    frame(1);
    last().onclose?.({ code });
    expect(links.at(-1)).toBe("away");
    await vi.advanceTimersByTimeAsync(600);
    expect(Socket.all).toHaveLength(2);
    expect(last().protocols).toContain("ticket.t2");
    frame(9);
    expect(links.at(-1)).toBe("live");
  });

  test("waits longer each time while the server is away", async () => {
    tickets.next = Array.from({ length: 50 }, () => () => noServer());
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tickets.asked).toBeGreaterThan(5);
    expect(tickets.asked).toBeLessThan(20);
    expect(Socket.all).toHaveLength(0);
  });

  test("need not wait when the network comes back", async () => {
    tickets.next = Array.from({ length: 6 }, () => () => noServer());
    start();
    await vi.advanceTimersByTimeAsync(5_000);
    tickets.next = [];
    window.dispatchEvent(new Event("online"));
    await settled();
    expect(Socket.all).toHaveLength(1);
  });

  test.each([
    [4001, "session-ended"],
    [4003, "out"],
  ] as const)("ends for good after %i", async (code, link) => {
    start();
    await settled();
    last().onclose?.({ code });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(links.at(-1)).toBe(link);
    expect(Socket.all).toHaveLength(1);
  });

  test.each([
    [401, "not-logged-in", "session-ended"],
    [404, "not-found", "out"],
  ] as const)("ends for good when a ticket is refused with %i", async (status, reason, link) => {
    tickets.next = [() => problem(status, reason)];
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(links).toEqual([link]);
    expect(tickets.asked).toBe(1);
  });

  test("comes back when a socket stays silent from the start", async () => {
    start();
    await vi.advanceTimersByTimeAsync(17_000);
    expect(Socket.all.length).toBeGreaterThan(1);
  });

  test("hands on nothing after it was stopped", async () => {
    start();
    await settled();
    stop();
    expect(last().closed).toBe(true);
    frame(5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(frames).toEqual([]);
    expect(Socket.all).toHaveLength(1);
  });
});
