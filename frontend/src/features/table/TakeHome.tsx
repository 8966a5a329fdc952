// SPDX-License-Identifier: EUPL-1.2

import { Button } from "../../components/ui";
import type { TextKey, Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, Asked } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { Decision } from "./Decision";
import { agreementName, useNames } from "./names";
import { reach } from "./reach";
import { Unask } from "./Unask";

/** The requests that say what becomes of an item; without any it stays. */
export function useTakes(item: string): Asked[] {
  const requests = useLive(({ view }) => view.requests);
  return requests.filter((request) => request.item === item && request.state !== "lapsed");
}

/** What becomes of an item, in a sentence for each who asked for it; the provider can change what was answered. */
export function TakeHome({ requests, mine }: { requests: readonly Asked[]; mine: boolean }) {
  if (!requests.length) return null;
  return (
    <ul className="takes" role="list">
      {requests.map((request) => (
        <RequestState key={request.id} request={request} mine={mine} />
      ))}
    </ul>
  );
}

const looks = { asked: "asked", granted: "goes", refused: "stays", "taken-back": "stays", lapsed: "stays" } as const;

function RequestState({ request, mine }: { request: Asked; mine: boolean }) {
  const { t } = useTexts();
  const [changing, setChanging] = useDraft(`changing/${request.id}`, false);
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
      {mine && request.state === "asked" && <ToDecision request={request.id} />}
      <Unask request={request} />
      {mine && changing && request.state !== "asked" && <Decision request={request} onDone={() => setChanging(false)} />}
    </li>
  );
}

/** By what the keyboard finds a request where it is decided. */
export const requestId = (request: string) => `request-${request}`;

/** What waits for an answer is answered in one place; this leads there. */
export function ToDecision({ request }: { request: string }) {
  const { t } = useTexts();
  return (
    <Button className="small" appearance="subtle" onClick={() => reach(requestId(request))}>
      {t("table.take.decide")}
    </Button>
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
  const variant = mine && request.state === "asked" ? "You" : request.state === "granted" && request.narrowed ? "Otherwise" : "";
  const key: TextKey = `table.take.${toMe ? "me" : "other"}.${request.state}${variant}` as TextKey;
  const sentence = t(key, { name: request.asker?.name ?? name(request.recipient), serves });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1); // somebody without a name can come first
}

function servesOf(t: Translate, { ownTask }: Asked, agreement: Agreement | undefined, toMe: boolean): string {
  if (ownTask) return t(toMe ? "table.take.forYourTask" : "table.take.forTask");
  return agreement ? t("table.take.forAgreement", { agreement: agreementName(agreement) }) : t("table.take.forOther");
}

/**
 * Other words and conditions, for the two whom they concern; others read that there are some. After a no, what is
 * still possible: a no needs no reason.
 */
export function Limits({ request }: { request: Asked }) {
  const { t } = useTexts();
  const me = useLive(({ view }) => view.me?.participant);
  if (request.state === "refused" && request.recipient === me) return <span className="hint">{t("table.take.afterNo")}</span>;
  if (request.state !== "granted") return null;
  return (
    <>
      {request.inOtherWords && <span>{t("table.take.inOtherWords", { words: request.inOtherWords })}</span>}
      {request.narrowed && !request.inOtherWords && <span className="hint">{t("table.take.narrowed")}</span>}
      {request.conditions && <span>{t("table.take.conditions", { words: request.conditions })}</span>}
    </>
  );
}
