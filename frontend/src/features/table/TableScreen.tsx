// SPDX-License-Identifier: EUPL-1.2

import "./panes.css";

import { useDeferredValue, useState } from "react";

import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";
import { ForSomebody } from "../shared/ForSomebody";
import { Agreements } from "./Agreements";
import { Announcer } from "./Announcer";
import { Composer } from "./Composer";
import { Decisions } from "./Decisions";
import { Items } from "./Items";
import { Leave } from "./Leave";
import { LivePage } from "./LivePage";
import { Notices, RoundRuns } from "./Notices";
import { OwnNotes } from "./OwnNotes";
import { PaneTabs, type Pane } from "./PaneTabs";
import { People } from "./People";
import { Purpose } from "./Purpose";
import { puts } from "./rights";

/** Aan tafel: who is here, what lies on the table, and what waits for me. */
export function TableScreen() {
  const { t } = useTexts();
  const [pane, setPane] = useState<Pane>("table");
  // What is beside the table is drawn a moment after it: who opens one can type sooner.
  const beside = useDeferredValue(true, false);
  const may = useLive(({ view }) => view.me && puts(view.me.capacity));
  return (
    <LivePage actions={<Leave />}>
      <h1 className="unseen">{t("table.titles.table")}</h1>
      <Purpose>
        <RoundRuns />
      </Purpose>
      <Announcer />
      <div className="table" data-shown={pane}>
        <div className="table__people">
          {beside && <People />}
        </div>
        <div className="table__middle pane" data-pane="table">
          <Notices />
          {may && <Composer />}
          <ForSomebody />
          <Items />
        </div>
        <div className="table__side">
          {beside && (
            <>
              <Decisions />
              <Agreements />
              <OwnNotes />
            </>
          )}
        </div>
      </div>
      <PaneTabs pane={pane} onChange={setPane} />
    </LivePage>
  );
}
