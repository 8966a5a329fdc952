// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { invitation, meetingId } from "../testing/meeting";
import { noServer } from "../testing/server";
import { serveSockets, Socket } from "../testing/socket";
import { agreement, asked, item, people } from "../testing/table";
import { begin, cameOf } from "./early";
import type { Frame } from "./frames";
import { feed, longestAway, newLive } from "./store";

const { me, parts: _, people: __, items: ___, requests: ____, agreements: _____, ...head } = invitation({ stage: "table" });
const whole = (stage: "table" | "closed" = "table"): Frame => ({
  v: 1,
  whole: true,
  set: { meeting: { ...head, stage }, me: { ...me!, presence: "at-table" }, [`item/${item(1).id}`]: item(1) },
});

const mine = item(2, { mine: true, text: "Van mijzelf." });
const filled: Frame["set"] = {
  case: { id: "c", purpose: "Veilig wonen.", questions: ["Wie helpt?"], subjects: [{ id: "s", label: "B1", name: "Ruben" }] },
  "part/1": { id: "1", title: "Rond de woning" },
  [`person/${people[3]!.participant}`]: { ...people[3]!, task: { words: "Huurovereenkomst", secrecy: "none" } },
  [`item/${item(1).id}`]: { ...item(1), text: "Iets geheims.", nature: "police" },
  [`item/${mine.id}`]: mine,
  "request/1": { ...asked(mine), id: "1", words: "Ik wil het weten.", conditions: "Alleen zo.", inOtherWords: "Anders.", asker: { name: "Kees", organisation: "Politie", serves: "Bellen" } },
  "agreement/1": { ...agreement({ author: people[3]!.participant, executor: "Thuiswaard" }), id: "1", remark: "Bijna klaar." },
};

/** Every word of others in what fills the page here. */
function wordsOf(set: Frame["set"]): string[] {
  const typed = /^(purpose|title|name|organisation|words|text|conditions|inOtherWords|serves|activity|extent|executor|contact|remark)$/;
  const found: string[] = [];
  JSON.stringify(set, (key, value: unknown) => {
    if (typed.test(key) && typeof value === "string" && value !== mine.text) found.push(value);
    return value;
  });
  return found;
}

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

  test("holds no word of others when the server is away for long, keeps what is typed and where, and catches up", async () => {
    const store = await open();
    sends({ v: 2, set: filled });
    await isAway(longestAway);
    const { view, veiled } = store.getState();
    expect(veiled).toBe(true);
    for (const word of wordsOf(filled)) expect(JSON.stringify(view), word).not.toContain(word);
    expect(view.items.map(({ id }) => id)).toEqual([item(1).id, mine.id]);
    expect(view.items[1]?.text).toBe(mine.text);
    expect(store.getState().drafts).toEqual({ item: { text: "half getypt" } });
    tickets.next = [];
    await vi.advanceTimersByTimeAsync(11_000);
    sends(whole());
    expect(store.getState().view.items[0]?.text).toBe("Bijdrage 1.");
    expect(store.getState().veiled).toBe(false);
  });

  test("forgets what was typed when somebody is no longer at the table, but for what they still decide on", async () => {
    const store = await open();
    const request = asked(item(2), { recipient: people[3]!.participant });
    store.setState({ drafts: { notes: "voor mij", item: { text: "half" }, [`conditions/${request.id}`]: "Eerst bellen." } });
    sends({ v: 2, set: { me: { ...me!, presence: "" }, [`request/${request.id}`]: request } });
    expect(store.getState().drafts).toEqual({ [`conditions/${request.id}`]: "Eerst bellen." });
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

test("a meeting that came before the page was there is in it from the start, also when it is over", async () => {
  for (const [stage, items] of [["table", 1], ["closed", 0]] as const) {
    void begin(meetingId);
    await vi.advanceTimersByTimeAsync(0);
    sends(whole(stage));
    const came = cameOf(meetingId);
    const store = newLive(came);
    expect(store.getState()).toMatchObject({ link: "live", view: { meeting: { stage } } });
    expect(store.getState().view.items).toHaveLength(items);
    const before = store.getState().view;
    stop = feed(store, meetingId, came.length);
    expect(store.getState().view, "taking it over changes nothing").toBe(before);
    stop();
  }
});

test("a meeting that came, and was cut before the page was there, is veiled like any other", async () => {
  void begin(meetingId);
  await vi.advanceTimersByTimeAsync(0);
  sends(whole());
  tickets.next = Array.from({ length: 100 }, () => () => noServer());
  Socket.last().onclose?.({ code: 1006 });
  const came = cameOf(meetingId);
  const store = newLive(came);
  stop = feed(store, meetingId, came.length);
  expect(store.getState()).toMatchObject({ link: "away", veiled: false });
  await vi.advanceTimersByTimeAsync(longestAway);
  expect(store.getState().veiled).toBe(true);
});
