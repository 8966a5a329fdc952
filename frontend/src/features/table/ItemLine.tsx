// SPDX-License-Identifier: EUPL-1.2

import "./items.css";

import { useState, type ReactNode } from "react";

import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { timeOf } from "../../lib/times";
import type { Asked, Item } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { labelOf, useCatalogue } from "./catalogue";
import { ItemDetails } from "./ItemDetails";
import { subjectName, useNames } from "./names";
import { hasPurpose, mayAsk, unseenBy } from "./rights";
import { TakeHome, useTakes } from "./TakeHome";

/** By what the keyboard finds the line of an item. */
export const itemId = (item: string) => `item-${item}`;

/** One item: what was said, by whom, and what becomes of it. A short one is one line; the rest unfolds below it. */
export function ItemLine({ item }: { item: Item }) {
  const { t } = useTexts();
  const [open, setOpen] = useDraft(`item-open/${item.id}`, false);
  const [, setAskOpen] = useDraft(`ask-open/${item.id}`, false);
  const [asking, ask] = useState(false);
  const takes = useTakes(item.id);
  const id = itemId(item.id);
  const show = (isOpen: boolean, isAsking = false) => {
    setOpen(isOpen);
    ask(isAsking);
    if (isAsking) setAskOpen(true);
  };
  return (
    <li id={id} className={item.mine ? "item item--mine" : "item"} tabIndex={-1}>
      <div className="item__line">
        <p className="item__text" id={`${id}-text`}>
          {item.text}
        </p>
        <By item={item} stays={takes.length === 0}>
          {!open && <MayTake item={item} takes={takes} onPress={() => show(true, true)} />}
        </By>
      </div>
      <Button className="small item__more" appearance="subtle" aria-expanded={open} aria-describedby={`${id}-text`} onClick={() => show(!open)}>
        {t("table.item.more")}
      </Button>
      <TakeHome requests={takes} mine={item.mine} />
      {open && <ItemDetails item={item} asking={asking} />}
    </li>
  );
}

/** Leads to the question whether it may be taken home, for who has something to take it home for. (T2) */
function MayTake({ item, takes, onPress }: { item: Item; takes: readonly Asked[]; onPress: () => void }) {
  const { t } = useTexts();
  const me = useLive(({ view }) => view.me);
  const serves = useLive(({ view }) => hasPurpose(view));
  if (!me || !mayAsk(me, item) || !serves || takes.some(({ recipient }) => recipient === me.participant)) return null;
  return (
    <Button className="small item__take" appearance="subtle" aria-describedby={`${itemId(item.id)}-text`} onClick={onPress}>
      {t("table.ask.quick")}
    </Button>
  );
}

/** About whom it is where that is not the first alone: what was chosen stays, and stood at the wrong one without anybody seeing it. */
function useAbout({ subjects: about }: Item): string {
  const subjects = useLive(({ view }) => view.case?.subjects) ?? [];
  if (about.length === 0 || (about.length === 1 && about[0] === subjects[0]?.id)) return "";
  return about.map((id) => subjectName(subjects, id)).join(", ");
}

/** Who said it and when, what matters about it, and that it stays where nobody asked for it. */
function By({ item, stays, children }: { item: Item; stays: boolean; children: ReactNode }) {
  const { t, language } = useTexts();
  const { name } = useNames();
  const { natures } = useCatalogue();
  const people = useLive(({ view }) => view.people);
  // In sight without a press: a chair who could not see it read out an item that was kept from somebody. (L1)
  const unseen = unseenBy(people, item);
  const about = useAbout(item);
  return (
    <p className="item__by">
      <b>{item.mine ? t("table.youFirst") : name(item.provider)}</b>
      <time dateTime={item.at}>{timeOf(item.at, language)}</time>
      {item.detail === "what" && <span className="mark">{t("table.detail.what")}</span>}
      {item.nature !== "ordinary" && <span className={`mark mark--${item.nature}`}>{labelOf(natures, item.nature)}</span>}
      {about && <span className="mark">{t("table.item.about", { names: about })}</span>}
      {unseen.length > 0 && <span className="mark">{t("table.item.without", { names: unseen.join(", ") })}</span>}
      <span className="item__end">
        {stays && t("table.take.stays")}
        {children}
      </span>
    </p>
  );
}
