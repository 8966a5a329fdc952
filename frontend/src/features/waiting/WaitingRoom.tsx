// SPDX-License-Identifier: EUPL-1.2

import { promiseOf } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Screen } from "../../components/Screen";
import { Alert, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { useDeed } from "../../live/useDeed";
import Neighbours from "../door/Neighbours";
import { CaseHead } from "../invitation/CaseHead";
import { PromiseLines } from "../invitation/PromiseLines";

/** Wachtkamer: who waits for whom. The door opens by itself when the chair admits by name. */
export function WaitingRoom({ meeting }: { meeting: View<"Meeting"> }) {
  const { t, language } = useTexts();
  const { stage, convenes, plannedStart, me, parts } = meeting;
  const leave = useDeed((to) => api.PUT("/v1/meetings/{meeting}/departure", { params: to }));
  return (
    <Screen title={t("waiting.title")} lead={t("waiting.lead", { name: convenes.name })}>
      <Alert>
        <Paragraph>
          {stage === "convened"
            ? t("waiting.notStarted", { when: dateAndTime(plannedStart, language) })
            : t("waiting.started", { name: convenes.name })}
        </Paragraph>
      </Alert>
      {meeting.case && (
        <section className="sheet" aria-labelledby="about">
          <Heading level={2} id="about">
            {t("waiting.about")}
          </Heading>
          <CaseHead head={meeting.case} why={me?.why} parts={parts} />
        </section>
      )}
      {me && (
        <details className="more">
          <summary>{t("promise.yours")}</summary>
          <PromiseLines promise={promiseOf(me.capacity)} />
        </details>
      )}
      <Neighbours />
      <Deed command={leave}>{t("waiting.leave")}</Deed>
    </Screen>
  );
}
