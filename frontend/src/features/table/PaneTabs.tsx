// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";
import { useWaitingCount } from "./Decisions";
import { isAtTable } from "./rights";

export type Pane = "people" | "table" | "decide" | "agreements";

interface Props {
  pane: Pane;
  onChange: (pane: Pane) => void;
}

/** On a narrow screen one pane shows at a time; the counts say where something is. */
export function PaneTabs({ pane, onChange }: Props) {
  const { t } = useTexts();
  const people = useLive(({ view }) => view.people.filter(isAtTable).length);
  const items = useLive(({ view }) => view.items.length);
  const agreements = useLive(({ view }) => view.agreements.length);
  const waiting = useWaitingCount();
  const counts: Record<Pane, number> = { people, table: items, decide: waiting, agreements };
  return (
    <nav className="tabs" aria-label={t("table.tabs.label")}>
      {(Object.keys(counts) as Pane[]).map((one) => (
        <button
          key={one}
          type="button"
          data-tab={one}
          aria-current={one === pane ? "true" : undefined}
          data-urgent={one === "decide" && counts[one] > 0 ? true : undefined}
          onClick={() => {
            onChange(one);
            window.scrollTo(0, 0);
          }}
        >
          {t(`table.tabs.${one}`)} <span className="count">{counts[one]}</span>
        </button>
      ))}
    </nav>
  );
}
