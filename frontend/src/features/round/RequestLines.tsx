// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../../i18n/LanguageProvider";
import type { Asked } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useNames } from "../table/names";
import { Limits, ToDecision, useSentence } from "../table/TakeHome";
import { Unask } from "../table/Unask";

/** Requests with the item that they are about and what was answered; what waits for the provider is answered beside it. */
export function RequestLines({ requests, none }: { requests: readonly Asked[]; none: string }) {
  if (!requests.length) return <p className="hint">{none}</p>;
  return (
    <ul className="turn__requests" role="list">
      {requests.map((request) => (
        <RequestLine key={request.id} request={request} />
      ))}
    </ul>
  );
}

const looks = { asked: "asked", granted: "goes", refused: "stays", "taken-back": "stays", lapsed: "stays" } as const;

function RequestLine({ request }: { request: Asked }) {
  const { t } = useTexts();
  const { name } = useNames();
  const item = useLive(({ view }) => view.items.find(({ id }) => id === request.item));
  const sentence = useSentence(request, item?.mine ?? false, Boolean(request.agreement));
  if (!item) return null;
  return (
    <li>
      <p className="item__text">{item.text}</p>
      <div className="take">
        <span className="hint">{item.mine ? t("table.youFirst") : name(item.provider)}</span>
        <span className={`take__state take__state--${looks[request.state]}`}>{sentence}</span>
        <Limits request={request} />
        {item.mine && request.state === "asked" && <ToDecision request={request.id} />}
        <Unask request={request} />
      </div>
    </li>
  );
}
