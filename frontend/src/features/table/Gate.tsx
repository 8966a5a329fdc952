// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { endSession } from "../../api/queries";
import { lazy } from "../../components/lazy";
import { useTitle } from "../../components/Screen";
import { Alert, Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { View } from "../../live/frames";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { ProveAgain } from "../again/StepUp";
import { ClosingSteps } from "../closing/ClosingSteps";
import { AgreementForm } from "./Agreements";
import { AtTable, GiveCode, Neighbours, SharedDevice } from "../door/later";
import { AwayFromTable } from "./AwayFromTable";
import { LivePage } from "./LivePage";
import { doorPath } from "./paths";
import { TableScreen } from "./TableScreen";

// The table does not wait for what comes after it.
const RoundScreen = lazy(() => import("../round/RoundScreen"), { within: true });
const ClosingScreen = lazy(() => import("../closing/ClosingScreen"), { within: true });
const InvitingScreen = lazy(() => import("../convene/InvitingScreen"), { within: true });
const later = [RoundScreen, ClosingScreen, InvitingScreen, AgreementForm, AtTable, GiveCode, Neighbours, ProveAgain, SharedDevice];

const restBefore = 1_500; // milliseconds

/** Shows what fits where the meeting and this person are now, and nothing more. */
export function Gate({ screen }: { screen: string }) {
  const { t } = useTexts();
  const link = useLive((live) => live.link);
  const stage = useLive(({ view }) => view.meeting?.stage);
  const chair = useLive(({ view }) => view.me?.organiser);
  const place = useLive(({ view }) => placeOf(view));
  useTitle(t(`table.titles.${titleOf(stage, screen)}`));
  useSessionEnd(link === "session-ended");
  useRest(place === "table");
  useTopOf(screen);
  const wasThere = useWasThere(stage !== undefined && place !== "closing");

  if (link === "out") return <Out />;
  if (!stage) {
    return <LivePage>{link === "away" ? <Lost /> : <Paragraph>{t("common.loading")}</Paragraph>}</LivePage>;
  }
  if (place === "closing") return <ClosingSteps wasThere={wasThere} />;
  if (place === "before") return <Before />;
  if (place === "away") return <AwayFromTable />;
  if (screen === "round") return <RoundScreen />;
  if (screen === "closing") return <ClosingScreen />;
  if (screen === "inviting" && chair) return <InvitingScreen />;
  return <TableScreen />;
}

/** Whether the meeting was open on this page before it closed. */
function useWasThere(isOpen: boolean): boolean {
  const [wasThere, setWasThere] = useState(isOpen);
  if (isOpen && !wasThere) setWasThere(true);
  return wasThere;
}

/** Fetches the rest when the table stands: a server that is gone, or another one after an upgrade, has it no more. */
function useRest(stands: boolean) {
  useEffect(() => {
    if (!stands) return;
    const timer = setTimeout(() => void Promise.allSettled(later.map((part) => part.fetch())), restBefore);
    return () => clearTimeout(timer);
  }, [stands]);
}

/** Another screen begins at its top; the keyboard stays on the link, which stands in the same place there. */
function useTopOf(screen: string) {
  const before = useRef(screen);
  useEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    window.scrollTo(0, 0);
  }, [screen]);
}

function placeOf({ meeting, me }: View): "before" | "away" | "table" | "closing" {
  if (!meeting || meeting.stage === "convened") return "before";
  if (meeting.stage !== "table" && meeting.stage !== "round") return "closing";
  return me?.presence === "at-table" ? "table" : "away";
}

function titleOf(stage: string | undefined, screen: string): "closed" | "closing" | "inviting" | "round" | "table" {
  if (stage === "closing" || stage === "sealed" || stage === "closed") return "closed";
  return screen === "round" || screen === "closing" || screen === "inviting" ? screen : "table";
}

/** The server says that nobody is logged in here: the log-in comes up at this same address. */
function useSessionEnd(ended: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (ended) endSession(queries);
  }, [ended, queries]);
}

function Out() {
  const { t } = useTexts();
  return (
    <LivePage>
      <div className="narrow">
        <Alert type="warning">
          <Heading level={1}>{t("table.out.title")}</Heading>
          <Paragraph>{t("table.out.text")}</Paragraph>
        </Alert>
        <div className="actions">
          <LinkButton to="/">{t("meetings.title")}</LinkButton>
        </div>
      </div>
    </LivePage>
  );
}

function Lost() {
  const { t } = useTexts();
  return (
    <div className="narrow">
      <Alert type="warning">
        <Heading level={1}>{t("table.lost.title")}</Heading>
        <Paragraph>{t("table.lost.text")}</Paragraph>
      </Alert>
    </div>
  );
}

function Before() {
  const { t } = useTexts();
  const meeting = useMeetingId();
  return (
    <LivePage>
      <Heading level={1}>{t("table.before.title")}</Heading>
      <Paragraph>{t("table.before.text")}</Paragraph>
      <div className="actions">
        <LinkButton to={doorPath(meeting)}>{t("table.before.back")}</LinkButton>
      </div>
    </LivePage>
  );
}
