// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../../i18n/LanguageProvider";
import { useCode } from "./ceremonies";
import { SixDigits } from "./SixDigits";

/** Comes in with the code that an app shows now. */
export function CodeForm() {
  const { t } = useTexts();
  const prove = useCode();
  return <SixDigits command={prove} submit={t("code.use")} />;
}
