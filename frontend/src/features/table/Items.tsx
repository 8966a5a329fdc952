// SPDX-License-Identifier: EUPL-1.2

import { useMemo, useRef } from "react";
import { flushSync } from "react-dom";

import { Button, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Item, Part } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { ItemLine, itemId } from "./ItemLine";
import { notAt } from "./rights";
import { useHeldBack } from "./useHeldBack";

/** All items of the table that this person sees, by part, the newest first. */
export function Items() {
  const { t } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const parts = useLive(({ view }) => view.parts);
  const items = useLive(({ view }) => view.items);
  const { shown, held, show } = useHeldBack(items, list);
  const count = held.length;
  const showNew = () => {
    flushSync(show);
    const fresh = new Set(held.map(({ id }) => itemId(id)));
    [...(list.current?.querySelectorAll<HTMLElement>("li.item") ?? [])].find(({ id }) => fresh.has(id))?.focus();
  };
  return (
    <div className="items" ref={list}>
      {count > 0 && (
        <div className="items__new">
          <Button id="show-new" className="small items__show" onClick={showNew}>
            {t(count === 1 ? "table.items.newOne" : "table.items.new", { count })}
          </Button>
        </div>
      )}
      {parts.map((part) => (
        <PartItems key={part.id} part={part} items={shown} held={held} />
      ))}
    </div>
  );
}

function PartItems({ part, items, held }: { part: Part; items: readonly Item[]; held: readonly Item[] }) {
  const { t } = useTexts();
  const here = useMemo(() => items.filter((item) => item.part === part.id).reverse(), [items, part.id]);
  const waiting = held.filter((item) => item.part === part.id).length;
  const people = useLive(({ view }) => view.people);
  const others = notAt(people, part);
  return (
    <section className="part" aria-labelledby={`part-${part.id}`}>
      <Heading level={2} id={`part-${part.id}`}>
        {part.title} {(here.length > 0 || waiting === 0) && <span className="count">{here.length}</span>}{" "}
        {waiting > 0 && <span className="count count--new">{t("table.items.waiting", { count: waiting })}</span>}
      </Heading>
      {others.length > 0 && <p className="hint">{t("table.items.notAt", { names: others.join(", ") })}</p>}
      {here.length === 0 && waiting === 0 && <p className="hint">{t("table.items.none")}</p>}
      {here.length > 0 && (
        <ol role="list" aria-labelledby={`part-${part.id}`}>
          {here.map((item) => (
            <ItemLine key={item.id} item={item} />
          ))}
        </ol>
      )}
    </section>
  );
}
