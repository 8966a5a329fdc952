// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import { dayAfter, momentOf, type Written } from "../../lib/times";

/** When a meeting is, as somebody writes it down: a day, and two times on it. */
export interface When extends Omit<Written, "time"> {
  start: string;
  end: string;
}

/** The fields of a form in which somebody writes when a meeting is. */
export const whenFields = {
  day: v.string(),
  month: v.string(),
  year: v.string(),
  start: v.string(),
  end: v.string(),
};

/** Where the API has one moment, a form has a date and a time. */
export const whenPlaces = { plannedStart: "start", plannedEnd: "end" };

const night = 6 * 60 * 60 * 1000; // milliseconds

const startOf = ({ start, end: _, ...day }: When) => momentOf({ ...day, time: start });

/**
 * A meeting of a crisis runs past midnight: an end before the beginning is on the next day where that is
 * at most six hours later. Anything longer is a slip, and stays the end before its beginning that it looks like.
 */
function endOf(form: When): string | null {
  const { start: _, end, ...day } = form;
  const [start, sameDay, nextDay] = [startOf(form), momentOf({ ...day, time: end }), momentOf({ ...dayAfter(day), time: end })];
  if (!start || !sameDay || !nextDay || sameDay > start) return sameDay;
  return Date.parse(nextDay) - Date.parse(start) <= night ? nextDay : sameDay;
}

/** Whether the beginning is a moment at all. */
export function begins(form: Omit<When, "end">): boolean {
  return startOf({ ...form, end: "" }) !== null;
}

/** Whether the end comes after the beginning, as far as that is one. */
export function endsLater(form: When): boolean {
  const [start, end] = [startOf(form), endOf(form)];
  return !start || (end !== null && end > start);
}

/** Answers the moments as the API takes them. */
export function momentsOf(form: When) {
  return { plannedStart: startOf(form) ?? "", plannedEnd: endOf(form) ?? "" };
}
