// SPDX-License-Identifier: EUPL-1.2

import "./panes.css";

import { useCallback, useState } from "react";

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
import { Notices } from "./Notices";
import { OwnNotes } from "./OwnNotes";
import { PaneTabs, type Pane } from "./PaneTabs";
import { People } from "./People";
import { Purpose } from "./Purpose";
import { puts } from "./rights";
import { Shortcuts } from "./Shortcuts";

/** Aan tafel: who is here, what lies on the table, and what waits for me. */
export function TableScreen() {
  const { t } = useTexts();
  const [pane, setPane] = useState<Pane>("table");
  const may = useLive(({ view }) => view.me && puts(view.me.capacity));
  const reach = useReach(setPane);
  return (
    <LivePage
      actions={
        <>
          <Shortcuts reach={reach} />
          <Leave />
        </>
      }
    >
      <h1 className="unseen">{t("table.titles.table")}</h1>
      <Purpose />
      <Announcer />
      <div className="table" data-shown={pane}>
        <div className="table__people">
          <People />
        </div>
        <div className="table__middle pane" data-pane="table">
          <Notices screen="table" />
          {may && <Composer />}
          <ForSomebody />
          <Items />
        </div>
        <div className="table__side">
          <Decisions />
          <Agreements />
          <OwnNotes />
        </div>
      </div>
      <PaneTabs pane={pane} onChange={setPane} />
    </LivePage>
  );
}

/** Brings the keyboard to an element, also where its pane or the composer is folded away. */
function useReach(setPane: (pane: Pane) => void) {
  return useCallback(
    (id: string) => {
      const element = document.getElementById(id);
      if (!element) return;
      if (id === "show-new") {
        element.click();
        return;
      }
      setPane((element.closest<HTMLElement>("[data-pane]")?.dataset.pane as Pane | undefined) ?? "table");
      requestAnimationFrame(() => {
        const unfold = element.closest<HTMLElement>("[data-folded=true]")?.querySelector<HTMLElement>("[aria-expanded=false]");
        if (unfold?.getClientRects().length) unfold.click();
        requestAnimationFrame(() => element.focus());
      });
    },
    [setPane],
  );
}
