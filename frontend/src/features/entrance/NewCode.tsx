// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { answerOrProve } from "../../api/again";
import { api } from "../../api/client";
import { Deed } from "../../components/Deed";
import { Code, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useCeremony } from "./ceremonies";
import { QrCode } from "./QrCode";
import { SixDigits } from "./SixDigits";

type Secret = { ceremony: string; secret: string; uri: string };

interface Props {
  onDone: () => unknown;
  /** Whether there was an app before. */
  again?: boolean;
}

/** Couples an app for codes: first its secret, then its first code. */
export function NewCode({ onDone, again }: Props) {
  const { t } = useTexts();
  const [secret, setSecret] = useState<Secret>();
  const begin = useCeremony(() => answerOrProve(() => api.POST("/v1/code-secrets")), setSecret);
  if (secret) return <Couple secret={secret} onDone={onDone} />;
  return (
    <>
      <Heading level={3}>{t(again ? "code.newTitle" : "code.title")}</Heading>
      <Paragraph>{t("code.what")}</Paragraph>
      <Deed command={begin}>{t("code.begin")}</Deed>
    </>
  );
}

function Couple({ secret: { ceremony, secret, uri }, onDone }: { secret: Secret; onDone: () => unknown }) {
  const { t } = useTexts();
  const name = t("code.name");
  const add = useCeremony((code: string) => answerOrProve(() => api.POST("/v1/codes", { body: { ceremony, name, code } })), onDone);
  return (
    <>
      <Heading level={3}>{t("code.title")}</Heading>
      <Paragraph>{t("code.scan")}</Paragraph>
      <QrCode text={uri} label={t("code.qr")} />
      <Paragraph>{t("code.type")}</Paragraph>
      <p className="command">
        <Code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</Code>
      </p>
      <SixDigits command={add} submit={t("code.add")} />
    </>
  );
}
