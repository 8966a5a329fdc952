// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import type { Translate } from "../../i18n";

/** What an agreement is called: A1, or just agreement where the reader has no number for it. */
export function agreementName(t: Translate, { number }: View<"Agreement">): string {
  return number === undefined ? t("agreements.unnumbered") : t("agreements.number", { number });
}
