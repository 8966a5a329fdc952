// SPDX-License-Identifier: EUPL-1.2

import { Heading, Paragraph } from "../../components/ui";
import { useTitle } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { DemoPersons } from "./DemoPersons";
import { LogInOffer } from "./LogInOffer";

/** Aanmelden: what this is, and who one can be. */
export function LogIn() {
  const { t } = useTexts();
  useTitle(t("logIn.title"));
  return (
    <>
      <div className="promise">
        <Heading level={1}>{t("promise.first")}</Heading>
        <Paragraph appearance="lead">{t("promise.second")}</Paragraph>
      </div>
      <LogInOffer />
      <DemoPersons />
    </>
  );
}
