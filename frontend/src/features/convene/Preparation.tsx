// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Screen } from "../../components/Screen";
import { Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { span } from "../../lib/times";
import { CaseHead } from "../invitation/CaseHead";
import { Confidentiality } from "../invitation/Confidentiality";
import { OwnTask } from "../invitation/OwnTask";
import { AtTheDoor } from "../door/AtTheDoor";
import { CallOff } from "./CallOff";
import { Invite } from "./Invite";
import { Invited } from "./Invited";
import { Move } from "./Move";
import { Opening } from "./Opening";
import { isSettled, progressOf } from "./progress";
import { Seats } from "./Seats";

/** The organiser's page of a meeting: the own seat, who is asked and why, how far each is, and opening the table. */
export function Preparation({ meeting }: { meeting: View<"Meeting"> }) {
  const { t, language } = useTexts();
  const { me, plannedStart, plannedEnd, parts, people, case: head, place, stage } = meeting;
  const back = head?.id ? { to: `/cases/${head.id}`, text: t("case.title") } : { to: "/", text: t("meetings.title") };
  const seated = me?.confirmed && me.accepted;
  return (
    <Screen title={t("prepare.title")} lead={[span(plannedStart, plannedEnd, language), place].filter(Boolean).join(", ")} back={back}>
      <Opening meeting={meeting} />
      <AtTheDoor />
      {head && (
        <section className="sheet" aria-labelledby="about">
          <Heading level={2} id="about">
            {t("prepare.about")}
          </Heading>
          <CaseHead head={head} parts={parts} numbered />
          {stage === "convened" && <Move meeting={meeting} />}
        </section>
      )}
      {me && !seated && (
        <section aria-labelledby="seat">
          <Heading level={2} id="seat">
            {t("prepare.seat")}
          </Heading>
          <ol className="steps" role="list">
            <OwnTask meeting={meeting} me={me} number={1} />
            <Confidentiality me={me} number={2} rules={meeting.rules} />
          </ol>
        </section>
      )}
      <Invited meeting={meeting} />
      <Invite meeting={meeting} folded={allSettled(people)} />
      <Seats meeting={meeting} />
      {stage === "convened" && <CallOff meeting={meeting} />}
    </Screen>
  );
}

/** Whether somebody was asked, and nothing is needed any more of all who were. */
function allSettled(people: readonly View<"Person">[]): boolean {
  return people.length > 1 && people.every((person) => isSettled(progressOf(person)));
}
