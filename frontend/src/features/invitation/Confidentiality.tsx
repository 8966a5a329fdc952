// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { Step } from "./Step";

interface Props {
  me: View<"Me">;
  number: number;
}

// The record holds which text was accepted: another wording gets another name.
const lines = {
  "general-1": ["first", "second", "third", "fourth"],
  "subject-1": ["first", "second", "third"],
} as const;

/** Geheimhouding: the text for this person, accepted by name. */
export function Confidentiality({ me, number }: Props) {
  const { t } = useTexts();
  const accept = useDeed((to) => api.PUT("/v1/meetings/{meeting}/confidentiality", { params: to }));
  return (
    <Step number={number} title={t("promise.title")} state={me.accepted ? "done" : "now"}>
      <ul className="bullets">
        {me.promise === "general-1"
          ? lines["general-1"].map((line) => <li key={line}>{t(`promise.general-1.${line}`)}</li>)
          : lines["subject-1"].map((line) => <li key={line}>{t(`promise.subject-1.${line}`)}</li>)}
      </ul>
      {me.accepted ? (
        <Paragraph>{t("promise.accepted")}</Paragraph>
      ) : (
        <Deed command={accept} appearance="primary-action">
          {t("promise.accept")}
        </Deed>
      )}
    </Step>
  );
}
