// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../i18n/LanguageProvider";

const lines = ["table", "along", "notes", "until"] as const;

/** What becomes of what is said at a table, for who asks before saying anything. (S5, S6) */
export function WhatBecomes() {
  const { t } = useTexts();
  return (
    <ul className="bullets">
      {lines.map((line) => (
        <li key={line}>{t(`becomes.${line}`)}</li>
      ))}
    </ul>
  );
}
