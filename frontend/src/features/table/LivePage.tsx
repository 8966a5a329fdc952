// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/root-css/dist/index.css";
import "@utrecht/skip-link-css/dist/index.css";
import "./bar.css";
import "./live.css";

import type { ReactNode } from "react";
import { Link, NavLink, useLocation } from "react-router";

import { useTexts } from "../../i18n/LanguageProvider";
import { isAhead } from "../../lib/stages";
import { timeOf } from "../../lib/times";
import { useIsPast } from "../../lib/useIsPast";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { LanguageSwitch } from "../session/SessionBar";
import { Connection } from "./Connection";
import { useNames } from "./names";
import { closingPath, roundPath, tablePath } from "./paths";
import { Shortcuts } from "./Shortcuts";

interface Props {
  /** What can be done with the page as a whole, at the end of the bar. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of the live page: one bar with where one is and how the page stands with the server. */
export function LivePage({ actions, children }: Props) {
  const { t } = useTexts();
  const meeting = useLive(({ view }) => view.meeting);
  const present = useLive(({ view }) => view.me?.presence === "at-table");
  const away = useLive(({ link }) => link === "away");
  // Not for want of a connection, and it does not come back.
  const out = useLive(({ link }) => link === "out");
  const veiled = useLive((live) => live.veiled);
  return (
    <div className="live" data-cut={away || undefined} data-veiled={veiled || undefined}>
      <p className="on-paper">{t("table.notPrinted")}</p>
      {away && meeting && <p className="cut">{t(veiled ? "table.lost.text" : "table.cut")}</p>}
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#main">
        {t("common.skip")}
      </a>
      <header className="live__bar">
        <div className="live__brand">
          <Link to="/">
            <img src="/theme/logo.svg" alt="" />
            {t("common.title")}
          </Link>
          <WhoAmI />
        </div>
        <Steps />
        <div className="live__state">
          {!out && <Connection />}
          {meeting && isAhead(meeting.stage) && <Until end={meeting.plannedEnd} closesAt={meeting.closesAt} />}
          <LanguageSwitch />
          {meeting && isAhead(meeting.stage) && present && <Shortcuts />}
          {actions}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** Until when it was planned, and when that is past, when the table closes by itself: the planned end closes nothing. (S8) */
function Until({ end, closesAt }: { end: string; closesAt: string }) {
  const { t, language } = useTexts();
  const isPast = useIsPast(end);
  return <span className="live__until">{t(isPast ? "table.overtime" : "table.until", { time: timeOf(isPast ? closesAt : end, language) })}</span>;
}

function WhoAmI() {
  const { t } = useTexts();
  const me = useLive(({ view }) => view.me);
  const { name } = useNames();
  if (!me) return null;
  return (
    <small>
      {t("table.whoAmI", { name: name(me.participant), capacity: t(`capacities.${me.capacity}`) })}
    </small>
  );
}

function Steps() {
  const { t } = useTexts();
  const id = useMeetingId();
  const stage = useLive(({ view }) => view.meeting?.stage);
  const present = useLive(({ view }) => view.me?.presence === "at-table");
  const chair = useLive(({ view }) => view.me?.organiser);
  const inviting = useLocation().pathname.endsWith("/inviting");
  // A way with one step is none.
  if (!present || (stage === "table" ? !chair : stage !== "round")) return null;
  return (
    <nav className="live__steps" aria-label={t("table.steps.label")}>
      <NavLink to={tablePath(id)} end={!inviting} aria-current={inviting ? "true" : "page"}>
        {t("table.steps.table")}
      </NavLink>
      <NavLink to={roundPath(id)}>{t("table.steps.round")}</NavLink>
      {chair && <NavLink to={closingPath(id)}>{t("table.steps.closing")}</NavLink>}
    </nav>
  );
}
