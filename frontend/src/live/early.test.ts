// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { problem } from "../testing/server";
import { serveSockets, Socket } from "../testing/socket";
import { begin, cameOf, followOn, tableIn, takeMe } from "./early";
import type { Frame } from "./frames";
import type { Link } from "./socket";

const links: Link[] = [];
const frames: Frame[] = [];
let tickets = serveSockets();
let stop = () => {};

const settled = () => vi.advanceTimersByTimeAsync(0);
const sends = (v: number) => Socket.last().sends({ v, whole: v === 1 });
const follower = { onFrame: (frame: Frame) => void frames.push(frame), onLink: (link: Link) => void links.push(link) };
const goOn = (meeting = "m1", had = 0) => (stop = followOn(meeting, follower, had));

beforeEach(() => {
  vi.useFakeTimers();
  [links.length, frames.length] = [0, 0];
  tickets = serveSockets();
});

afterEach(async () => {
  stop();
  await vi.advanceTimersByTimeAsync(60_000); // what nobody took is dropped
  vi.useRealTimers();
});

test.each([
  ["/meetings/m1/table", "m1"],
  ["/meetings/m1/table/round", "m1"],
  ["/meetings/m1/tables", undefined],
  ["/meetings/m1", undefined],
  ["/", undefined],
])("knows which table stands at %s", (path, meeting) => expect(tableIn(path)).toBe(meeting));

describe("a meeting that was begun before the page was there", () => {
  test("is taken over with what came, and followed over the same socket", async () => {
    void begin("m1");
    await settled();
    sends(1);
    const came = [{ v: 1, whole: true }];
    expect(cameOf("m1")).toEqual(came);
    expect(cameOf("m1"), "for a drawing that is begun again").toEqual(came);
    sends(2);
    goOn("m1", 1);
    sends(3);
    expect(frames.map(({ v }) => v)).toEqual([2, 3]);
    expect(links).toEqual(["live", "live"]);
    expect(Socket.all).toHaveLength(1);
    stop();
    expect(Socket.last().closed).toBe(true);
  });

  test("says when it came", async () => {
    let came = false;
    void begin("m1").then(() => (came = true));
    await settled();
    expect(came).toBe(false);
    sends(1);
    await settled();
    expect(came).toBe(true);
  });

  test("is dropped, with what came, when nobody takes it", async () => {
    void begin("m1");
    await settled();
    sends(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(Socket.last().closed).toBe(true);
    expect(cameOf("m1")).toEqual([]);
    expect(takeMe()).toBeUndefined();
    goOn();
    await settled();
    expect(Socket.all).toHaveLength(2);
  });

  test("is not given to another table", async () => {
    void begin("m1");
    await settled();
    sends(1);
    expect(cameOf("m2")).toEqual([]);
    goOn("m2");
    await settled();
    expect(Socket.last().address).toContain("/m2/live");
    expect(frames).toEqual([]);
  });

  test.each([401, 404])("is asked for anew by who logs in after a refusal with %i", async (status) => {
    tickets.next = [() => problem(status, "refused"), () => problem(status, "refused")];
    const came = begin("m1");
    await settled();
    await came;
    goOn();
    await settled();
    sends(1);
    expect(links).toEqual(["live"]);
  });
});

test("who is here is asked once, and answered once", async () => {
  void begin("m1");
  await expect(takeMe()).resolves.toMatchObject({ response: { ok: true } });
  expect(takeMe()).toBeUndefined();
});
