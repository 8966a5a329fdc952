// SPDX-License-Identifier: EUPL-1.2

import { afterEach, describe, expect, test, vi } from "vitest";

import { dateAndTime, dayFromNow, momentOf, span } from "./times";

/** As it reads: what keeps words on one line is a space like any other to whoever reads. */
const read = (words: string) => words.replaceAll("\u00a0", " ");

test("in winter Amsterdam is an hour ahead", () => {
  expect(read(dateAndTime("2026-12-02T09:00:00Z", "nl"))).toBe("2 december 2026, 10.00 uur");
  expect(read(dateAndTime("2026-12-02T09:00:00Z", "en"))).toBe("2 December 2026, 10:00");
});

test("what belongs together stays on one line", () => {
  expect(dateAndTime("2026-12-02T09:00:00Z", "nl")).toBe("2\u00a0december\u00a02026, 10.00\u00a0uur");
});

test("in summer it is two, and the day can differ", () => {
  expect(read(dateAndTime("2026-06-30T22:05:00Z", "nl"))).toBe("1 juli 2026, 00.05 uur");
});

describe("a number of days from now", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test.each([
    ["today", "2026-12-02T12:00:00Z", 0, "2026-12-02"],
    ["yesterday, over the end of a month", "2026-12-01T12:00:00Z", -1, "2026-11-30"],
    ["today, which is another day already in Amsterdam", "2026-11-28T23:30:00Z", 0, "2026-11-29"],
    ["tomorrow, through the night in which the clock goes forward", "2027-03-27T22:30:00Z", 1, "2027-03-28"],
  ])("is a day as the API has it, whatever the browser makes of a locale: %s", (_, now, days, want) => {
    vi.useFakeTimers({ now: Date.parse(now), toFake: ["Date"] });
    vi.spyOn(Intl.DateTimeFormat.prototype as { format: unknown }, "format", "get").mockReturnValue(() => "11/29/26");
    expect(dayFromNow(days)).toBe(want);
  });
});

test("a span names the day once, or both where they differ", () => {
  expect(read(span("2026-12-02T09:00:00Z", "2026-12-02T10:30:00Z", "nl"))).toBe("2 december 2026, 10.00 tot 11.30 uur");
  expect(read(span("2026-12-02T22:00:00Z", "2026-12-02T23:30:00Z", "nl"))).toBe(
    "2 december 2026, 23.00 uur tot 3 december 2026, 00.30 uur",
  );
  expect(read(span("2026-12-02T09:00:00Z", "2026-12-02T10:30:00Z", "en"))).toBe("2 December 2026, 10:00 to 11:30");
});

describe("what somebody writes about when", () => {
  const on = (day: string, month: string, year: string, time: string) => momentOf({ day, month, year, time });

  test("is a moment in Amsterdam, in winter, in summer and around the change of the clock", () => {
    expect(on("2", "12", "2026", "10.00")).toBe("2026-12-02T09:00:00.000Z");
    expect(on("1", "7", "2026", "9:30")).toBe("2026-07-01T07:30:00.000Z");
    expect(on("25", "10", "2026", "1.30")).toBe("2026-10-24T23:30:00.000Z");
    expect(on("25", "10", "2026", "3.30")).toBe("2026-10-25T02:30:00.000Z");
    expect(on("29", "3", "2026", "3.30")).toBe("2026-03-29T01:30:00.000Z");
  });

  test("is no moment where there is no such day or time", () => {
    for (const [day, month, time] of [
      ["31", "2", "10.00"],
      ["2", "13", "10.00"],
      ["2", "12", "25.00"],
      ["2", "12", "10.61"],
      ["2", "12", ""],
      ["", "12", "10.00"],
      ["twee", "12", "10.00"],
    ] as const) {
      expect(on(day, month, "2026", time), `${day}-${month} ${time}`).toBeNull();
    }
  });
});
