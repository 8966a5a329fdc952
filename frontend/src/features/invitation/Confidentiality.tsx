// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { WhatBecomes } from "../../components/WhatBecomes";
import { Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { PromiseLines } from "./PromiseLines";
import { Step } from "./Step";

interface Props {
  me: View<"Me">;
  number: number;
  rules: View<"HouseRules">;
}

/** Geheimhouding: the text for this person, accepted by name. */
export function Confidentiality({ me, number, rules }: Props) {
  const { t } = useTexts();
  const accept = useDeed((to) => api.PUT("/v1/meetings/{meeting}/confidentiality", { params: to }));
  return (
    <Step number={number} title={t("promise.title")} state={me.accepted ? "done" : "now"}>
      {me.accepted ? (
        <>
          <Paragraph>{t("promise.accepted")}</Paragraph>
          <details className="more">
            <summary>{t("promise.readAgain")}</summary>
            <PromiseLines promise={me.promise} />
          </details>
        </>
      ) : (
        <>
          <PromiseLines promise={me.promise} />
          <Deed command={accept} appearance="primary-action">
            {t("promise.accept")}
          </Deed>
        </>
      )}
      <details className="more">
        <summary>{t("becomes.title")}</summary>
        <WhatBecomes days={rules.keptDays} />
      </details>
    </Step>
  );
}
