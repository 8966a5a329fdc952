// SPDX-License-Identifier: EUPL-1.2

import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { View } from "../../api/types";
import { mine, persons, serve } from "../../testing/server";
import { showPage } from "../../testing/show";

const [, haticeIsIn] = persons;
const lookAgainAfter = 15_000; // milliseconds
const invited = { ...mine.meetings[1]!, organiser: false };
const earlier: View<"MeetingLine"> = { ...mine.meetings[0]!, organiser: false, stage: "convened" };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] }));
afterEach(() => {
  vi.useRealTimers();
  look("visible");
});

/** Shows the list of Hatice; answers how to change it on the server, and how the page was asked for it. */
async function openList(meetings: View<"MeetingLine">[]) {
  let now = meetings;
  const marks: (string | null)[] = [];
  const answer = (request: Request) => (marks.push(request.headers.get("Casustafel-Background")), Response.json({ ...mine, meetings: now }));
  serve({ "GET /v1/meetings": answer }, haticeIsIn);
  showPage("/");
  await screen.findAllByRole("link", { name: /^Overleg op/ });
  return { marks, becomes: (next: View<"MeetingLine">[]) => (now = next) };
}

function look(visibility: DocumentVisibilityState) {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
  document.dispatchEvent(new Event("visibilitychange"));
}

const pass = (times = 1) => act(() => vi.advanceTimersByTimeAsync(times * lookAgainAfter));
const link = (name: RegExp) => screen.findByRole("link", { name });

describe("the list of own meetings, kept open", () => {
  test("shows a new invitation by itself, and says so once", async () => {
    const { becomes } = await openList([earlier]);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    becomes([earlier, invited]);
    await pass();
    expect(await link(/2\sdecember/)).toBeVisible();
    const words = "Nieuw in uw lijst: Overleg op 2 december 2026, 10.00 tot 11.00 uur.";
    expect(screen.getByRole("status")).toHaveTextContent(words);
    const said = screen.getByRole("status").firstChild;
    await pass(3);
    expect(screen.getByRole("status").firstChild, "the same words are not put there anew").toBe(said);
  });

  test("shows that a meeting began, and leaves the keyboard at it", async () => {
    const { becomes } = await openList([earlier, invited]);
    (await link(/2\sdecember/)).focus();
    becomes([earlier, { ...invited, stage: "table" }]);
    await pass();
    const begun = await screen.findByRole("list", { name: "Nu bezig" });
    expect(within(begun).getByRole("link")).toHaveFocus();
    expect(screen.getByRole("status")).toHaveTextContent(/^Begonnen: Overleg op 2 december/);
  });

  test.each([
    ["who still has to prepare", { prepared: false }, /Er wacht iets op u/],
    ["who is ready", { prepared: true }, /U bent klaar/],
  ])("tells %s so at a planned meeting", async (_, change, words) => {
    await openList([{ ...invited, ...change }]);
    expect(screen.getByText(words)).toBeVisible();
  });

  test.each([
    ["its organiser", { organiser: true }],
    ["anybody of one that was called off", { cancelled: true }],
    ["anybody of one that began", { stage: "table" as const }],
  ])("asks no preparation of %s", async (_, change) => {
    await openList([{ ...invited, prepared: false, ...change }]);
    expect(screen.queryByText(/Er wacht iets op u|U bent klaar/)).toBeNull();
  });

  test("says nothing of what one did oneself", async () => {
    const { becomes } = await openList([earlier]);
    becomes([earlier, { ...invited, organiser: true }]);
    await pass();
    expect(await link(/2\sdecember/)).toBeVisible();
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  test("asks nothing while nobody can see it, and keeps no session of who walked away", async () => {
    const { marks } = await openList([earlier]);
    look("hidden");
    await pass(4);
    expect(marks).toHaveLength(1);
    look("visible");
    await pass(5);
    expect(marks.length).toBeGreaterThan(2);
    expect(marks.at(-1)).toBe("1");
  });
});
