// SPDX-License-Identifier: EUPL-1.2

import { Screen } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { OwnProofs } from "./OwnProofs";
import { OwnSessions } from "./OwnSessions";

/** Mijn toegang: by what one comes in, and where one is in. */
export default function Access() {
  const { t } = useTexts();
  return (
    <Screen title={t("access.title")} lead={t("access.lead")} back={{ to: "/", text: t("meetings.title") }}>
      <OwnProofs />
      <OwnSessions />
    </Screen>
  );
}
