// SPDX-License-Identifier: EUPL-1.2

import { useMemo } from "react";

import { api } from "../../api/client";
import { keyed } from "../../api/command";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Item } from "../../live/frames";
import { useLive, useLiveStore } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";

export interface Offer {
  participant: string;
  name: string;
  items: Item[];
}

/** Own items that somebody who came later does not see; each newcomer is asked about once. */
export function useOffers(): Offer[] {
  const arrived = useLive((live) => live.arrived);
  const people = useLive(({ view }) => view.people);
  const items = useLive(({ view }) => view.items);
  return useMemo(() => {
    const newcomers = people.filter(({ participant }) => arrived.includes(participant));
    const offers = newcomers.map(({ participant, name, parts }) => ({
      participant,
      name,
      items: items.filter((item) => item.mine && parts.includes(item.part) && !item.audience.includes(participant)),
    }));
    return offers.filter((offer) => offer.items.length > 0);
  }, [arrived, people, items]);
}

/** Asks a provider once whether a newcomer may see the own items too. */
export function ShowAlso({ offer: { participant, name, items } }: { offer: Offer }) {
  const { t } = useTexts();
  const store = useLiveStore();
  const answered = () => store.setState(({ arrived }) => ({ arrived: arrived.filter((id) => id !== participant) }));
  const show = useDeed(async ({ path, header }, all: Item[]) => {
    const [first, ...rest] = all.map(({ id: item }, index) => () =>
      // Each item is a deed of its own, under its own key that stays the same when all are sent again.
      api.PUT("/v1/meetings/{meeting}/items/{item}/audience-extension", {
        params: { path: { ...path, item }, header: keyed(`${header["Idempotency-Key"]}-${index}`) },
        body: { to: [participant] },
      }),
    );
    let answer = await first!();
    for (const next of rest) if (answer.response.ok) answer = await next();
    return answer;
  });
  return (
    <li>
      <p>{t(items.length === 1 ? "table.showAlso.textOne" : "table.showAlso.text", { name, count: items.length })}</p>
      <ul className="quotes">
        {items.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      {show.error && <Failure error={show.error} />}
      <div className="decision__row">
        <Button className="small" disabled={show.isPending} onClick={() => show.press(items)}>
          {t("table.showAlso.show")}
        </Button>
        <Button className="small" disabled={show.isPending} onClick={answered}>
          {t("table.showAlso.no")}
        </Button>
      </div>
    </li>
  );
}
