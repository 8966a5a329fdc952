// SPDX-License-Identifier: EUPL-1.2

import type { Language } from "../i18n";

const locale: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

/** Writes a moment as people in the Netherlands read it: "2 december 2026, 10.00 uur". */
export function dateAndTime(moment: string, language: Language): string {
  const at = new Date(moment);
  const timeZone = "Europe/Amsterdam";
  const date = new Intl.DateTimeFormat(locale[language], { dateStyle: "long", timeZone }).format(at);
  const time = new Intl.DateTimeFormat(locale[language], { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
  return language === "nl" ? `${date}, ${time.replace(":", ".")} uur` : `${date}, ${time}`;
}
