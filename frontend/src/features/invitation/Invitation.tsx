// SPDX-License-Identifier: EUPL-1.2

import { comesInPerson } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Screen } from "../../components/Screen";
import { Alert, Paragraph, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { span } from "../../lib/times";
import { useDeed } from "../../live/useDeed";
import { CaseHead } from "./CaseHead";
import { Confidentiality } from "./Confidentiality";
import { HouseRules } from "./HouseRules";
import { OwnTask } from "./OwnTask";
import { Step } from "./Step";

/** Uitnodiging: by whom and for when, the own task, confidentiality; then why, and the way in. */
export function Invitation({ meeting, outside = false }: { meeting: View<"Meeting">; outside?: boolean }) {
  const { t, language } = useTexts();
  const { me, convenes, plannedStart, plannedEnd } = meeting;
  if (!me) return null;
  const steps = me.needsTask ? 3 : 2;
  return (
    <Screen
      title={t(me.presence === "waiting" ? "waiting.title" : "invitation.title")}
      lead={t("invitation.lead", { ...convenes, when: span(plannedStart, plannedEnd, language) })}
      back={{ to: "/", text: t("meetings.title") }}
    >
      {outside && (
        <Alert type="warning">
          <Paragraph>{t("invitation.outside", { name: convenes.name })}</Paragraph>
        </Alert>
      )}
      <Paragraph>
        {t(comesInPerson(me.capacity) ? "invitation.asOneself" : "invitation.as", { capacity: t(`capacities.${me.capacity}`), organisation: me.organisation })}{" "}
        {!meeting.case && !wasThere(meeting) && t(me.needsTask ? "invitation.later" : "invitation.laterWithoutTask")}
      </Paragraph>
      {meeting.items.length > 0 && (
        <Alert>
          <Paragraph>{t("invitation.items")}</Paragraph>
          <RouteLink to={`/meetings/${meeting.id}/table`}>{t("invitation.itemsLink")}</RouteLink>
        </Alert>
      )}
      <ol className="steps" role="list">
        {me.needsTask && <OwnTask meeting={meeting} me={me} number={1} />}
        <Confidentiality me={me} number={steps - 1} rules={meeting.rules} />
        <WayIn meeting={meeting} number={steps} />
      </ol>
      <HouseRules rules={meeting.rules} />
    </Screen>
  );
}

/** Whether they left the table: then they see nothing of the case, have done what comes before, and can come back. */
function wasThere({ people, me }: View<"Meeting">): boolean {
  return people.some(({ participant, attended }) => participant === me?.participant && attended);
}

function WayIn({ meeting, number }: { meeting: View<"Meeting">; number: number }) {
  const { t } = useTexts();
  const { case: head, me, parts, convenes } = meeting;
  const knock = useDeed((to) => api.PUT("/v1/meetings/{meeting}/arrival", { params: to }));
  const comesBack = wasThere(meeting);
  return (
    <Step number={number} title={t(comesBack ? "waiting.title" : "invitation.about")} state={head || comesBack ? "now" : "later"}>
      {head || comesBack ? (
        <>
          {head && <CaseHead head={head} why={me?.why} parts={parts} />}
          <Paragraph>{t("invitation.byName", { name: convenes.name })}</Paragraph>
          <Deed command={knock} appearance="primary-action">
            {t("invitation.knock")}
          </Deed>
        </>
      ) : (
        <>
          {me?.presence === "waiting" && <Paragraph>{t("invitation.waits", { name: convenes.name })}</Paragraph>}
          <Paragraph>{t(me?.accepted && me.task ? "invitation.confirming" : "invitation.notYet", { name: convenes.name })}</Paragraph>
        </>
      )}
    </Step>
  );
}
