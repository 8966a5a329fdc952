// SPDX-License-Identifier: EUPL-1.2

import { Alert, Paragraph, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { timeOf } from "../../lib/times";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { Extend } from "./Extend";
import { partName } from "./names";
import { roundPath } from "./paths";
import { enforces, isAtTable } from "./rights";

/** What everybody here has to know now. */
export function Notices() {
  return (
    <>
      <ClosesSoon />
      <PoliceHere />
      <NotSame />
    </>
  );
}

function ClosesSoon() {
  const { t, language } = useTexts();
  const meeting = useLive(({ view }) => view.meeting);
  const chair = useLive(({ view }) => view.me?.organiser);
  if (!meeting?.warnings) return null;
  return (
    <Alert type="warning">
      <Paragraph>{t(meeting.warnings > 1 ? "table.closesWithin" : "table.closesSoon", { time: timeOf(meeting.closesAt, language) })}</Paragraph>
      {chair && <Extend />}
    </Alert>
  );
}

/** That the round began. It stays in view: at the head of the table who had scrolled down did not see it. */
export function RoundRuns() {
  const { t } = useTexts();
  const id = useMeetingId();
  const running = useLive(({ view }) => view.meeting?.stage === "round");
  return (
    <div role="status">
      {running && (
        <p>
          {t("table.roundRuns")} <RouteLink to={roundPath(id)}>{t("table.toRound")}</RouteLink>
        </p>
      )}
    </div>
  );
}

/** Who speaks forgets that others see less: what they read out is heard by who may not know it. (M6) */
function NotSame() {
  const { t } = useTexts();
  return <p>{t("round.notSame")}</p>;
}

/** While somebody who enforces can see a part, everybody there can see that. (L5) */
function PoliceHere() {
  const { t } = useTexts();
  const people = useLive(({ view }) => view.people);
  const parts = useLive(({ view }) => view.parts);
  const me = useLive(({ view }) => view.me?.participant);
  const here = people.filter((person) => isAtTable(person) && enforces(person) && person.participant !== me);
  if (!here.length) return null;
  return (
    <div className="police">
      {here.map(({ participant, organisation, parts: theirs }) => (
        <p key={participant}>
          {t("table.policeHere", { organisation, parts: theirs.map((id) => partName(parts, id)).join(", ") })}
        </p>
      ))}
    </div>
  );
}
