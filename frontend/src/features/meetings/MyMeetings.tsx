// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Alert, Heading, LinkButton, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useHas } from "../house/house";
import { LogInOffer } from "../session/LogInOffer";
import { useViewer } from "../session/session";
import { CaseLines } from "./CaseLines";
import { MeetingLine } from "./MeetingLine";
import { News } from "./News";
import { useMine } from "./useMine";

/** Mijn overleggen: the meetings of who is logged in, with how far each has come, and the own cases. */
export default function MyMeetings() {
  const { t } = useTexts();
  const me = useViewer();
  const [convenes, keeps] = [useHas("organiser"), useHas("administrator")];
  const { data, error, isPending, refetch } = useMine();
  return (
    <Screen title={t("meetings.title")} lead={t("session.welcome", { name: me.name })}>
      <LogInOffer />
      {me.newProofs > 0 && (
        <Alert type="warning">
          <Paragraph>{t("meetings.newAccess")}</Paragraph>
          <div className="actions">
            <LinkButton to="/access">{t("access.title")}</LinkButton>
          </div>
        </Alert>
      )}
      {isPending && <Loading />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <News meetings={data.meetings} />
          {data.meetings.length === 0 && <Paragraph>{t("meetings.empty")}</Paragraph>}
          <Group name="now" meetings={data.meetings.filter(isOpen)} />
          <Group name="planned" meetings={data.meetings.filter(({ stage }) => stage === "convened")} />
          <Group name="closed" meetings={data.meetings.filter(({ stage }) => stage === "closed").reverse()} />
          <CaseLines mine={data} />
        </>
      )}
      {keeps && (
        <section className="sheet" aria-labelledby="house">
          <Heading level={2} id="house">
            {t("house.title")}
          </Heading>
          <Paragraph>{t("meetings.keepsHouse")}</Paragraph>
          <div className="actions">
            <LinkButton to="/house">{t("house.title")}</LinkButton>
          </div>
        </section>
      )}
      {convenes && (
        <div className="actions">
          <LinkButton to="/cases/new">{t("case.open")}</LinkButton>
        </div>
      )}
    </Screen>
  );
}

function isOpen({ stage }: View<"MeetingLine">): boolean {
  return stage !== "convened" && stage !== "closed";
}

interface GroupProps {
  name: "now" | "planned" | "closed";
  meetings: readonly View<"MeetingLine">[];
}

function Group({ name, meetings }: GroupProps) {
  const { t } = useTexts();
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby={name}>
      <Heading level={2} id={name}>
        {t(`meetings.${name}`)}
      </Heading>
      <List labelledBy={name} layout="lines">
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </List>
    </section>
  );
}
