// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import type { TextKey } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";

const all = ["first", "second", "third", "fourth"] as const;

// The record holds which text was accepted: another wording gets another name, and an earlier one stays to be read.
const lines = { "general-1": all, "subject-1": ["first", "second", "third"], "representative-1": all } as const;

/** What somebody promises who comes to the table. */
export function PromiseLines({ promise }: { promise: View<"Promise"> }) {
  const { t } = useTexts();
  return (
    <ul className="bullets">
      {lines[promise].map((line) => (
        <li key={line}>{t(`promise.${promise}.${line}` as TextKey)}</li>
      ))}
    </ul>
  );
}
