// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../i18n/LanguageProvider";

const lines = ["table", "along", "notes"] as const;

/** What becomes of what is said at a table, for who asks before saying anything; the notes stay for so many days. (S5, S6, P4) */
export function WhatBecomes({ days }: { days: number }) {
  const { t } = useTexts();
  const years = days / 365;
  const [unit, count] = Number.isInteger(years) ? (["year", years] as const) : (["day", days] as const);
  const term = t(count === 1 ? `becomes.${unit}` : `becomes.${unit}s`, { count });
  return (
    <ul className="bullets">
      {lines.map((line) => (
        <li key={line}>{t(`becomes.${line}`)}</li>
      ))}
      <li>{t("becomes.until", { term })}</li>
    </ul>
  );
}
