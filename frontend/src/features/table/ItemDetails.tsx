// SPDX-License-Identifier: EUPL-1.2

import { DataList } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateOf } from "../../lib/times";
import type { Item } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { Ask } from "./Ask";
import { Audience } from "./Audience";
import { labelOf, useCatalogue } from "./catalogue";
import { subjectName, useNames } from "./names";
import { mayAsk } from "./rights";
import { Withdraw } from "./Withdraw";

interface Props {
  item: Item;
  /** Whether somebody just pressed to ask for it. */
  asking: boolean;
}

/** What can be done with an item: ask for it, or choose who sees it and withdraw it; and where it comes from. */
export function ItemDetails({ item, asking }: Props) {
  const { t } = useTexts();
  const me = useLive(({ view }) => view.me);
  const veiled = useLive((live) => live.veiled);
  return (
    <div className="item__details">
      {me && mayAsk(me, item) && <Ask item={item} asking={asking} />}
      {item.mine && <p>{t("table.take.others")}</p>}
      {me?.capacity === "adviser" && item.personal && <p>{t("table.take.adviser")}</p>}
      {!veiled && <Origin item={item} />}
      {item.mine && <Audience item={item} />}
      {item.mine && <Withdraw item={item} />}
    </div>
  );
}

function Origin({ item }: { item: Item }) {
  const { t, language } = useTexts();
  const { you, name, person } = useNames();
  const { details, origins, laws, domains, natures } = useCatalogue();
  const subjects = useLive(({ view }) => view.case?.subjects) ?? [];
  const about = item.subjects.map((id) => subjectName(subjects, id)).join(", ");
  const provider = [name(item.provider), person(item.provider)?.organisation].filter(Boolean).join(", ");
  return (
    <DataList
      rows={[
        [t("table.item.by"), provider],
        [t("table.chips.origin"), `${labelOf(origins, item.origin)}, ${dateOf(item.dated, language)}`],
        [t("table.chips.law"), <span lang={laws.find(({ value }) => value === item.law)?.lang}>{labelOf(laws, item.law)}</span>],
        [t("table.item.detail"), labelOf(details, item.detail)],
        [t("table.chips.nature"), labelOf(natures, item.nature)],
        [t("table.chips.domain"), labelOf(domains, item.domain)],
        [t("table.chips.subjects"), about],
        [t("table.chips.audience"), !item.mine && item.audience.map(you).join(", ")],
      ]}
    />
  );
}
