// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../i18n/LanguageProvider";
import { Alert, Paragraph } from "./ui";

/** Tells that what was pressed is kept and sent again until the server answers. */
export function Waiting() {
  const { t } = useTexts();
  return (
    <Alert type="warning">
      <Paragraph>{t("away.sending")}</Paragraph>
    </Alert>
  );
}
