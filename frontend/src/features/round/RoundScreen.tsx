// SPDX-License-Identifier: EUPL-1.2

import "./round.css";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button, Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { Announcer } from "../table/Announcer";
import { Decisions } from "../table/Decisions";
import { Leave } from "../table/Leave";
import { LivePage } from "../table/LivePage";
import { Notices } from "../table/Notices";
import { closingPath } from "../table/paths";
import { Purpose } from "../table/Purpose";
import { AgreementTurn } from "./AgreementTurn";
import { OtherRequests } from "./OtherRequests";

/** Wie neemt wat mee? Agreement by agreement: what does who does this need, and may it. (S1) */
export default function RoundScreen() {
  const { t } = useTexts();
  const running = useLive(({ view }) => view.meeting?.stage === "round");
  return (
    <LivePage actions={<Leave />}>
      <Purpose />
      <Announcer />
      <div className="round">
        <div className="round__head">
          <Heading level={1}>{t("round.title")}</Heading>
          <Paragraph appearance="lead">{t("round.lead")}</Paragraph>
        </div>
        <Notices />
        {running ? <Turns /> : <Begin />}
      </div>
    </LivePage>
  );
}

function Begin() {
  const { t } = useTexts();
  const chair = useLive(({ view }) => view.me?.organiser);
  const open = useDeed((params) => api.PUT("/v1/meetings/{meeting}/round", { params }));
  if (!chair) return <Paragraph>{t("round.notYet")}</Paragraph>;
  return (
    <>
      {open.error && <Failure error={open.error} />}
      <div className="actions">
        <Button appearance="primary-action" disabled={open.isPending} onClick={() => open.press()}>
          {t("round.begin.button")}
        </Button>
      </div>
    </>
  );
}

function Turns() {
  const agreements = useLive(({ view }) => view.agreements);
  const current = agreements.find(({ taker, discussed }) => taker && !discussed);
  return (
    <div className="round__columns">
      <div className="round__turns">
        <Progress />
        {agreements.map((agreement) => (
          <AgreementTurn key={agreement.id} agreement={agreement} isCurrent={agreement.id === current?.id} />
        ))}
        <OtherRequests />
      </div>
      <div className="round__side">
        <Decisions />
      </div>
    </div>
  );
}

function Progress() {
  const { t } = useTexts();
  const id = useMeetingId();
  const chair = useLive(({ view }) => view.me?.organiser);
  const agreements = useLive(({ view }) => view.agreements);
  const left = agreements.filter(({ taker, discussed }) => taker && !discussed).length;
  if (left > 0) return <p role="status">{t(left === 1 ? "round.leftOne" : "round.left", { count: left })}</p>;
  return (
    <>
      <p role="status">{t(agreements.length ? "round.allDiscussed" : "round.noAgreements")}</p>
      {chair && (
        <div className="actions">
          <LinkButton appearance="primary-action" to={closingPath(id)}>
            {t("round.toClosing")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
