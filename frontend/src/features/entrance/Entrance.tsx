// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { usePasskey } from "./ceremonies";
import { SignOnButtons } from "./SignOnButtons";

/** Aanmelden at a house: at the own organisation, or with a passkey. Nothing is typed, so nothing can be guessed. */
export default function Entrance({ entrance }: { entrance: View<"Entrance"> }) {
  const { t } = useTexts();
  const passkey = usePasskey();
  return (
    <>
      <div className="promise">
        <p className="subtle house">{entrance.house}</p>
        <Heading level={1}>{t("promise.first")}</Heading>
        <Paragraph appearance="lead">{t("promise.second")}</Paragraph>
      </div>
      <section className="sheet" aria-labelledby="log-in">
        <Heading level={2} id="log-in">
          {t("logIn.title")}
        </Heading>
        {entrance.signOn.length > 0 && (
          <>
            <Paragraph>{t("logIn.signOn")}</Paragraph>
            <SignOnButtons issuers={entrance.signOn} />
          </>
        )}
        <Paragraph>{t("logIn.passkeyWhat")}</Paragraph>
        <Deed command={passkey} appearance={entrance.signOn.length > 0 ? "secondary-action" : "primary-action"}>
          {t("logIn.passkey")}
        </Deed>
        <Paragraph appearance="small">{t("logIn.codes")}</Paragraph>
        <Paragraph appearance="small">{t("logIn.invited")}</Paragraph>
      </section>
    </>
  );
}
