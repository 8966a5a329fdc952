// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from "vitest";

import { endsLater, momentsOf } from "./when";

const day = { day: "2", month: "12", year: "2026" };

test.each([
  ["an hour on one day", day, "10.00", "11.00", "2026-12-02T10:00:00.000Z"],
  ["past midnight", day, "23.19", "0.19", "2026-12-02T23:19:00.000Z"],
  ["past midnight, six hours and no more", day, "22.00", "4.00", "2026-12-03T03:00:00.000Z"],
  ["past midnight of the last of a year", { day: "31", month: "12", year: "2026" }, "23.30", "0.30", "2026-12-31T23:30:00.000Z"],
  ["through the night in which the clock goes back", { day: "24", month: "10", year: "2026" }, "23.30", "4.00", "2026-10-25T03:00:00.000Z"],
  ["through the night in which the clock goes forward", { day: "27", month: "3", year: "2027" }, "23.30", "6.00", "2027-03-28T04:00:00.000Z"],
])("a meeting ends after it begins: %s", (_, date, start, end, plannedEnd) => {
  const form = { ...date, start, end };
  expect(endsLater(form)).toBe(true);
  expect(momentsOf(form).plannedEnd).toBe(plannedEnd);
});

test.each([
  ["an hour too early", "10.00", "9.00"],
  ["no time at all", "10.00", "10.00"],
  ["longer than a night", "22.00", "4.01"],
  ["not a time", "10.00", "laat"],
])("an end that does not come after the beginning is a slip: %s", (_, start, end) => {
  expect(endsLater({ ...day, start, end })).toBe(false);
});
