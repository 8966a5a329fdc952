// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { keyed } from "../../api/command";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Screen } from "../../components/Screen";
import { Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { span } from "../../lib/times";
import { CaseHead } from "../invitation/CaseHead";
import { Confidentiality } from "../invitation/Confidentiality";
import { OwnTask } from "../invitation/OwnTask";
import { Step } from "../invitation/Step";
import { useDeed } from "../meetings/meeting";
import { Invite } from "./Invite";
import { Invited } from "./Invited";
import { Seats } from "./Seats";

/** The organiser's page of a meeting: who is asked and why, how far each is, the own seat, and opening the table. */
export function Preparation({ meeting }: { meeting: View<"Meeting"> }) {
  const { t, language } = useTexts();
  const { me, plannedStart, plannedEnd, parts } = meeting;
  return (
    <Screen
      title={t("prepare.title")}
      lead={span(plannedStart, plannedEnd, language)}
      back={{ to: meeting.case?.id ? `/cases/${meeting.case.id}` : "/", text: t(meeting.case?.id ? "case.title" : "meetings.title") }}
    >
      {meeting.case && (
        <section className="sheet" aria-labelledby="about">
          <Heading level={2} id="about">
            {t("prepare.about")}
          </Heading>
          <CaseHead head={meeting.case} parts={parts} />
        </section>
      )}
      <Invited meeting={meeting} />
      <Seats meeting={meeting} />
      <Invite meeting={meeting} />
      {me && (
        <ol className="steps" role="list">
          {me.needsTask && <OwnTask meeting={meeting} me={me} number={1} />}
          <Confidentiality meeting={meeting} me={me} number={2} />
          <Opening meeting={meeting} number={3} />
        </ol>
      )}
    </Screen>
  );
}

function Opening({ meeting, number }: { meeting: View<"Meeting">; number: number }) {
  const { t } = useTexts();
  const { id, stage, me } = meeting;
  const params = (key: string) => ({ params: { path: { meeting: id }, header: keyed(key) } });
  const open = useDeed(id, (_: void, key) => api.PUT("/v1/meetings/{meeting}/opening", params(key)));
  const enter = useDeed(id, (_: void, key) => api.PUT("/v1/meetings/{meeting}/arrival", params(key)));
  const ready = me?.confirmed && me.accepted;
  const planned = stage === "convened";
  return (
    <Step number={number} title={t("prepare.open")} state={ready ? "now" : "later"}>
      {!ready ? (
        <Paragraph>{t("prepare.openLater")}</Paragraph>
      ) : me.presence === "at-table" ? (
        <div className="actions">
          <LinkButton to={`/meetings/${id}/table`} appearance="primary-action">
            {t("prepare.back")}
          </LinkButton>
        </div>
      ) : (
        <>
          <Paragraph>{t(planned ? "prepare.openHow" : "prepare.enterHow")}</Paragraph>
          <Deed command={planned ? open : enter} appearance="primary-action">
            {t(planned ? "prepare.openNow" : "prepare.back")}
          </Deed>
        </>
      )}
    </Step>
  );
}
