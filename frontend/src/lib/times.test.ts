// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from "vitest";

import { dateAndTime } from "./times";

test("in winter Amsterdam is an hour ahead", () => {
  expect(dateAndTime("2026-12-02T09:00:00Z", "nl")).toBe("2 december 2026, 10.00 uur");
  expect(dateAndTime("2026-12-02T09:00:00Z", "en")).toBe("2 December 2026, 10:00");
});

test("in summer it is two, and the day can differ", () => {
  expect(dateAndTime("2026-06-30T22:05:00Z", "nl")).toBe("1 juli 2026, 00.05 uur");
});
