// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import { momentOf, type Written } from "../../lib/times";

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

const startOf = ({ start, ...day }: When) => momentOf({ ...day, time: start });
const endOf = ({ end, ...day }: When) => momentOf({ ...day, time: end });

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
