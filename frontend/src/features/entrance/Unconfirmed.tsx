// SPDX-License-Identifier: EUPL-1.2

import { Screen } from "../../components/Screen";
import { Alert, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useViewer } from "../session/session";
import { SpokenCode } from "./SpokenCode";

/** Who was not invited but let into the house, until the administrator says that it is them. */
export function Unconfirmed() {
  const { t } = useTexts();
  const { spokenCode } = useViewer();
  return (
    <Screen title={t("unconfirmed.title")} lead={t("unconfirmed.lead")}>
      <Alert>
        {spokenCode && (
          <>
            <Paragraph>{t("unconfirmed.readOut")}</Paragraph>
            <SpokenCode code={spokenCode} />
          </>
        )}
        <Paragraph>{t("unconfirmed.text")}</Paragraph>
      </Alert>
    </Screen>
  );
}
