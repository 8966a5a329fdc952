// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import type { Language, Translate } from "../../i18n";
import { dateOf } from "../../lib/times";

/** Answers by whose word it is this person, and since when; nothing where nobody's was needed. (L1) */
export function saysWord(t: Translate, language: Language, word: View<"Word"> | undefined): string {
  if (!word) return "";
  const when = dateOf(word.at, language);
  return word.by ? t("word.by", { name: word.by, when }) : t("word.gone", { when });
}
