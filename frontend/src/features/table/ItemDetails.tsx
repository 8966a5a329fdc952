// SPDX-License-Identifier: EUPL-1.2

import { DataList } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dayInWords } from "../../lib/times";
import type { Item } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { Audience } from "./Audience";
import { labelOf, useCatalogue } from "./catalogue";
import { subjectName, useNames } from "./names";
import { Withdraw } from "./Withdraw";

/** Where an item comes from, about whom, and who sees it; the provider can withdraw it here. */
export function ItemDetails({ item }: { item: Item }) {
  const { t, language } = useTexts();
  const { you } = useNames();
  const { origins, laws, domains, natures } = useCatalogue();
  const subjects = useLive(({ view }) => view.case?.subjects) ?? [];
  const about = item.subjects.map((id) => subjectName(subjects, id)).join(", ");
  return (
    <details className="item__details">
      <summary>{t(item.mine ? "table.item.moreMine" : "table.item.more")}</summary>
      <DataList
        rows={[
          [t("table.chips.origin"), `${labelOf(origins, item.origin)}, ${dayInWords(item.dated, language)}`],
          [t("table.chips.law"), labelOf(laws, item.law)],
          [t("table.chips.nature"), labelOf(natures, item.nature)],
          [t("table.chips.domain"), labelOf(domains, item.domain)],
          [t("table.chips.subjects"), about],
          [t("table.chips.audience"), !item.mine && item.audience.map(you).join(", ")],
        ]}
      />
      {item.mine && <Audience item={item} />}
      {item.mine && <Withdraw item={item.id} />}
    </details>
  );
}
