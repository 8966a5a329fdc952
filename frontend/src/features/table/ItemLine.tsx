// SPDX-License-Identifier: EUPL-1.2

import "./items.css";

import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { timeOf } from "../../lib/times";
import type { Item } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { labelOf, useCatalogue } from "./catalogue";
import { ItemDetails } from "./ItemDetails";
import { useNames } from "./names";
import { atPart } from "./rights";
import { TakeHome, useTakes } from "./TakeHome";

/** By what the keyboard finds the line of an item. */
export const itemId = (item: string) => `item-${item}`;

/** One item: what was said, by whom, and what becomes of it. A short one is one line; the rest unfolds below it. */
export function ItemLine({ item }: { item: Item }) {
  const { t } = useTexts();
  const [open, setOpen] = useDraft(`item-open/${item.id}`, false);
  const takes = useTakes(item.id);
  const id = itemId(item.id);
  return (
    <li id={id} className={item.mine ? "item item--mine" : "item"} tabIndex={-1}>
      <div className="item__line">
        <p className="item__text" id={`${id}-text`}>
          {item.text}
        </p>
        <By item={item} stays={takes.length === 0} />
      </div>
      <Button className="small item__more" appearance="subtle" aria-expanded={open} aria-describedby={`${id}-text`} onClick={() => setOpen(!open)}>
        {t("table.item.more")}
      </Button>
      <TakeHome requests={takes} mine={item.mine} />
      {open && <ItemDetails item={item} />}
    </li>
  );
}

/** Who said it and when, what matters about it, and that it stays where nobody asked for it. */
function By({ item, stays }: { item: Item; stays: boolean }) {
  const { t, language } = useTexts();
  const { name } = useNames();
  const { natures } = useCatalogue();
  const people = useLive(({ view }) => view.people);
  // Whom one's own item is kept from has to be in sight without a press.
  const missing = item.mine ? atPart(people, item.part).filter(({ participant }) => participant !== item.provider && !item.audience.includes(participant)).map(({ name }) => name) : [];
  return (
    <p className="item__by">
      <b>{item.mine ? t("table.youFirst") : name(item.provider)}</b>
      <time dateTime={item.at}>{timeOf(item.at, language)}</time>
      {item.detail === "what" && <span className="mark">{t("table.detail.what")}</span>}
      {item.nature !== "ordinary" && <span className={`mark mark--${item.nature}`}>{labelOf(natures, item.nature)}</span>}
      {missing.length > 0 && <span className="mark">{t("table.chips.without", { names: missing.join(", ") })}</span>}
      {stays && <span className="item__stays">{t("table.take.stays")}</span>}
    </p>
  );
}
