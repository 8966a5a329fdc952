// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../i18n/LanguageProvider";
import { Paragraph } from "./ui";

/** What stands where something is on its way. */
export function Loading() {
  const { t } = useTexts();
  return <Paragraph>{t("common.loading")}</Paragraph>;
}
