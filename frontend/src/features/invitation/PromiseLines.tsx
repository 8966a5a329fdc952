// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { useTexts } from "../../i18n/LanguageProvider";

// The record holds which text was accepted: another wording gets another name.
const lines = {
  "general-1": ["first", "second", "third", "fourth"],
  "subject-1": ["first", "second", "third"],
} as const;

/** What somebody promises who comes to the table. */
export function PromiseLines({ promise }: { promise: View<"Promise"> }) {
  const { t } = useTexts();
  return (
    <ul className="bullets">
      {promise === "general-1"
        ? lines["general-1"].map((line) => <li key={line}>{t(`promise.general-1.${line}`)}</li>)
        : lines["subject-1"].map((line) => <li key={line}>{t(`promise.subject-1.${line}`)}</li>)}
    </ul>
  );
}
