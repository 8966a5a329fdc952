// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { Button } from "../../components/ui";
import type { TextKey, Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, Asked, Item } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { Decision } from "./Decision";
import { agreementName, useNames } from "./names";

/** What becomes of an item, in a sentence for each who asked for it; the provider can change it. */
export function TakeHome({ item, decidedAbove }: { item: Item; decidedAbove: boolean }) {
  const { t } = useTexts();
  const requests = useLive(({ view }) => view.requests);
  const adviser = useLive(({ view }) => view.me?.capacity === "adviser");
  const here = requests.filter((request) => request.item === item.id && request.state !== "lapsed");
  if (!here.length) {
    return (
      <p className="take">
        <span className="take__state take__state--stays">{t("table.take.stays")}</span>
        {adviser && item.personal && <span>{t("table.take.adviser")}</span>}
      </p>
    );
  }
  return (
    <ul className="takes" role="list">
      {here.map((request) => (
        <RequestState key={request.id} request={request} mine={item.mine} decidedAbove={decidedAbove} />
      ))}
    </ul>
  );
}

const looks = { asked: "asked", granted: "goes", refused: "stays", "taken-back": "stays", lapsed: "stays" } as const;

function RequestState({ request, mine, decidedAbove }: { request: Asked; mine: boolean; decidedAbove: boolean }) {
  const { t } = useTexts();
  const [changing, setChanging] = useState(false);
  const sentence = useSentence(request, mine);
  return (
    <li className="take">
      <span className={`take__state take__state--${looks[request.state]}`}>{sentence}</span>
      <Limits request={request} />
      {mine && request.state !== "asked" && (
        <Button className="small" appearance="subtle" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {t("table.take.change")}
        </Button>
      )}
      {mine && (changing || (request.state === "asked" && !decidedAbove)) && (
        <Decision request={request} onDone={() => setChanging(false)} />
      )}
    </li>
  );
}

/**
 * Answers such as "Mag mee: Hatice Demir, voor ‘Vaste contactpersoon’". Among the requests for one agreement it is
 * plain what they are for.
 */
export function useSentence(request: Asked, mine: boolean, isPlain = false): string {
  const { t } = useTexts();
  const { name } = useNames();
  const agreements = useLive(({ view }) => view.agreements);
  const me = useLive(({ view }) => view.me?.participant);
  const agreement = agreements.find(({ id }) => id === request.agreement);
  const toMe = request.recipient === me;
  const serves = isPlain ? "" : servesOf(t, request, agreement, toMe);
  const key: TextKey = `table.take.${toMe ? "me" : "other"}.${request.state}${mine && request.state === "asked" ? "You" : ""}` as TextKey;
  const sentence = t(key, { name: request.asker?.name ?? name(request.recipient), serves });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1); // somebody without a name can come first
}

function servesOf(t: Translate, { ownTask }: Asked, agreement: Agreement | undefined, toMe: boolean): string {
  if (ownTask) return t(toMe ? "table.take.forYourTask" : "table.take.forTask");
  return agreement ? t("table.take.forAgreement", { agreement: agreementName(agreement) }) : t("table.take.forOther");
}

/** Other words and conditions, for the two whom they concern; others read that there are some. */
export function Limits({ request }: { request: Asked }) {
  const { t } = useTexts();
  if (request.state !== "granted") return null;
  return (
    <>
      {request.inOtherWords && <span>{t("table.take.inOtherWords", { words: request.inOtherWords })}</span>}
      {request.narrowed && !request.inOtherWords && <span>{t("table.take.narrowed")}</span>}
      {request.conditions && <span>{t("table.take.conditions", { words: request.conditions })}</span>}
    </>
  );
}
