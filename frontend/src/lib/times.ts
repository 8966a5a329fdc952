// SPDX-License-Identifier: EUPL-1.2

import type { Language } from "../i18n";

const locale: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };
/** What belongs together stays on one line: "uur" alone on the next is read as nothing. */
const together = "\u00a0";
const timeZone = "Europe/Amsterdam";

/** Writes a moment as people in the Netherlands read it: "2 december 2026, 10.00 uur". */
export function dateAndTime(moment: string, language: Language): string {
  return `${dateOf(moment, language)}, ${timeOf(moment, language)}`;
}

/** Writes the day of a moment, or a day as the API has it: "2 december 2026". */
export function dateOf(moment: string, language: Language): string {
  const { day, month, year } = partsOf(new Date(moment), language);
  return [day, month, year].join(together);
}

/** Writes the time of a moment: "10.00 uur". */
export function timeOf(moment: string, language: Language): string {
  const { hour, minute } = partsOf(new Date(moment), language);
  return language === "nl" ? `${hour}.${minute}${together}uur` : `${hour}:${minute}`;
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

// One per language: a browser takes some 20 milliseconds to make the first. That of Dutch is made while the page still
// waits for the server.
const formats: Partial<Record<Language, Intl.DateTimeFormat>> = { nl: formatIn("nl") };

function partsOf(moment: Date | number, language: Language): Parts {
  const format = (formats[language] ??= formatIn(language));
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

function formatIn(language: Language) {
  const asWritten = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(locale[language], { timeZone, ...asWritten });
}

/** Writes from when until when: "2 december 2026, 10.00 tot 11.30 uur", with both days where they differ. */
export function span(start: string, end: string, language: Language): string {
  const until = language === "nl" ? " tot " : " to ";
  if (dateOf(start, language) !== dateOf(end, language)) {
    return dateAndTime(start, language) + until + dateAndTime(end, language);
  }
  return dateAndTime(start, language).replace(/\suur$/, "") + until + timeOf(end, language);
}

/** What somebody filled in about when. */
export interface Written {
  day: string;
  month: string;
  year: string;
  time: string;
}

/** Answers the moment of a day and a time in Amsterdam as the API takes it, or null where there is no such moment. */
export function momentOf({ day, month, year, time }: Written): string | null {
  const clock = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(time.trim());
  if (!clock || !/^\d{4}$/.test(year.trim())) return null;
  const [hour, minute] = [Number(clock[1]), Number(clock[2] ?? 0)];
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), hour, minute);
  const read = new Date(asUtc);
  const isOne = read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day) && hour < 24 && minute < 60;
  if (!isOne) return null;
  // Twice, because the clock may change between the guess and the moment itself.
  const guess = asUtc - aheadOfUtc(asUtc);
  return new Date(asUtc - aheadOfUtc(guess)).toISOString();
}

/** Answers the day after a day, as somebody writes it down. */
export function dayAfter({ day, month, year }: Omit<Written, "time">): Omit<Written, "time"> {
  const next = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + 1));
  return { day: `${next.getUTCDate()}`, month: `${next.getUTCMonth() + 1}`, year: `${next.getUTCFullYear()}` };
}

/** Answers how somebody in Amsterdam writes a moment down: momentOf reads it back. */
export function wallClock(moment: number): Written {
  const format = new Intl.DateTimeFormat("nl-NL", {
    timeZone,
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  const { day = "", month = "", year = "", hour, minute } = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { day, month, year, time: `${hour}.${minute}` };
}

/** Answers by how many milliseconds Amsterdam is ahead at a moment. */
function aheadOfUtc(moment: number): number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -ahead : ahead;
}

/** Answers which day it is in the Netherlands, a number of days from now: "2026-12-02". */
export function dayFromNow(days: number): string {
  // Put together from its parts: how a locale writes a short day differs between browsers.
  const { year, month, day } = wallClock(Date.now());
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days)).toISOString().slice(0, 10);
}
