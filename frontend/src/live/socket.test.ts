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

  test("comes back when a table says nothing any more, not even that nothing is new", async () => {
    start();
    await settled();
    frame(3);
    await vi.advanceTimersByTimeAsync(30_000);
    last().sends({ v: 3 });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(links.at(-1)).toBe("live");
    const silent = last();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(links.at(-1)).not.toBe("live");
    expect(silent.closed).toBe(true);
    silent.sends({ v: 9 });
    expect(frames, "what came too late").toHaveLength(2);
    await settled();
    frame(4);
    expect(links.at(-1)).toBe("live");
  });

  test("is away at once when the network is gone, and does not wait for the socket to say so", async () => {
    start();
    await settled();
    frame(3);
    last().close = () => {}; // says nothing, for minutes
    window.dispatchEvent(new Event("offline"));
    expect(links.at(-1)).toBe("away");
  });

  test("asks anew for a ticket that does not come", async () => {
    tickets.next = [() => new Promise<Response>(() => {})];
    start();
    await vi.advanceTimersByTimeAsync(17_000);
    expect(tickets.asked).toBe(2);
    expect(Socket.all).toHaveLength(1);
  });

  test("opens one socket when the network comes back while a ticket is on its way", async () => {
    let answer = (_: Response) => {};
    tickets.next = [() => new Promise<Response>((resolve) => (answer = resolve))];
    start();
    await settled();
    window.dispatchEvent(new Event("online"));
    await settled();
    answer(Response.json({ ticket: "late" }, { status: 201 }));
    await settled();
    expect(Socket.all.map(({ protocols }) => protocols[1])).toEqual(["ticket.t2"]);
    frame(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(Socket.all).toHaveLength(1);
    expect(links).toEqual(["live"]);
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
