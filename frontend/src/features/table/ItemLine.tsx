// SPDX-License-Identifier: EUPL-1.2

import "./items.css";

import { useTexts } from "../../i18n/LanguageProvider";
import { timeOfDay } from "../../lib/times";
import type { Item } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { Ask } from "./Ask";
import { labelOf, useCatalogue } from "./catalogue";
import { ItemDetails } from "./ItemDetails";
import { useNames } from "./names";
import { mayAsk } from "./rights";
import { TakeHome } from "./TakeHome";

interface Props {
  item: Item;
  /** Whether what waits for an answer stands right above, so that it need not stand here too. */
  decidedAbove?: boolean;
}

/** By what the keyboard finds the line of an item. */
export const itemId = (item: string) => `item-${item}`;

/** One item: what was said, by whom, and what becomes of it. */
export function ItemLine({ item, decidedAbove = false }: Props) {
  const { t, language } = useTexts();
  const { person, name } = useNames();
  const me = useLive(({ view }) => view.me);
  const { natures } = useCatalogue();
  return (
    <li id={itemId(item.id)} className={item.mine ? "item item--mine" : "item"} tabIndex={-1}>
      <p className="item__text">{item.text}</p>
      <p className="item__by">
        <b>{item.mine ? t("table.youFirst") : name(item.provider)}</b>
        <span>{person(item.provider)?.organisation}</span>
        <time dateTime={item.at}>{timeOfDay(item.at, language)}</time>
        {item.nature !== "no-person" && <span className="mark">{t(`table.detail.${item.detail}`)}</span>}
        {item.nature !== "ordinary" && (
          <span className={`mark mark--${item.nature}`}>{labelOf(natures, item.nature)}</span>
        )}
      </p>
      <div className="item__foot">
        <TakeHome item={item} decidedAbove={decidedAbove} />
        <ItemDetails item={item} />
        {me && mayAsk(me, item) && <Ask item={item} />}
      </div>
    </li>
  );
}
