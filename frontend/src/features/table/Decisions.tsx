// SPDX-License-Identifier: EUPL-1.2

import "./side.css";

import { useState } from "react";

import { Button, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { asSentence } from "../../lib/sentence";
import type { Asked } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { AtTable } from "../door/later";
import { Decision } from "./Decision";
import { agreementName, useNames } from "./names";
import { useOffers, ShowAlso } from "./ShowAlso";
import { waitingFor } from "./rights";
import { Limits, requestId, useSentence } from "./TakeHome";
import { useToConfirm, useWaiting } from "./WaitingList";

/** How much waits for this person: requests, tasks to confirm, people at the door, and newcomers to show things to. */
export function useWaitingCount(): number {
  const items = useLive(({ view }) => view.items);
  const requests = useLive(({ view }) => view.requests);
  return waitingFor(items, requests).length + useToConfirm().length + useWaiting().length + useOffers().length;
}

/** Everything that waits for this person, in one place, answered with one press. */
export function Decisions() {
  const { t } = useTexts();
  const items = useLive(({ view }) => view.items);
  const requests = useLive(({ view }) => view.requests);
  const toConfirm = useToConfirm();
  const waiting = useWaiting();
  const offers = useOffers();
  const asked = waitingFor(items, requests);
  const count = useWaitingCount();
  const [answered, setAnswered] = useState<string>();
  const last = requests.find(({ id, state }) => id === answered && state !== "asked");
  return (
    <section className="pane box" data-pane="decide" data-waits={count > 0 || undefined} aria-labelledby="decide">
      <Heading level={2} id="decide" tabIndex={-1}>
        {t("table.decide.title")} <span className="count">{count}</span>
      </Heading>
      {count === 0 && <p className="hint">{t("table.decide.none")}</p>}
      {waiting.length + toConfirm.length > 0 && <AtTable waiting={waiting} toConfirm={toConfirm} />}
      {asked.length > 0 && <p className="hint">{t("table.decide.undecided")}</p>}
      <ul className="decisions" role="list">
        {offers.map((offer) => (
          <ShowAlso key={offer.participant} offer={offer} />
        ))}
        {asked.map((request) => (
          <li key={request.id} id={requestId(request.id)} tabIndex={-1}>
            <RequestText request={request} />
            <Decision request={request} onDone={() => setAnswered(request.id)} />
          </li>
        ))}
      </ul>
      {last && <LastAnswer key={last.id} request={last} />}
    </section>
  );
}

/** What became of the last answer: it left the list, and can be changed. Below it, so that the next one is not moved from under the hand. */
function LastAnswer({ request }: { request: Asked }) {
  const { t } = useTexts();
  const sentence = useSentence(request, true);
  const item = useLive(({ view }) => view.items.find(({ id }) => id === request.item));
  const [changing, setChanging] = useState(false);
  return (
    <div className="answered">
      <p className="hint">{t("table.decide.answered", { sentence })}</p>
      {item && <blockquote className="hint">{item.text}</blockquote>}
      <Limits request={request} />
      <Button className="small" appearance="subtle" aria-expanded={changing} onClick={() => setChanging(!changing)}>
        {t("table.take.change")}
      </Button>
      {changing && <Decision request={request} onDone={() => setChanging(false)} />}
    </div>
  );
}

/** Who asks for which item, for what, and why. */
export function RequestText({ request }: { request: Asked }) {
  const { t } = useTexts();
  const { person } = useNames();
  const items = useLive(({ view }) => view.items);
  const agreements = useLive(({ view }) => view.agreements);
  const item = items.find(({ id }) => id === request.item);
  const agreement = agreements.find(({ id }) => id === request.agreement);
  // Which task that is: permission is for one purpose, and nobody can permit what is not said. (T1)
  const task = request.ownTask ? request.asker?.serves : undefined;
  const asks = request.asker ?? person(request.recipient);
  return (
    <>
      <p>{asks ? t("table.decide.asks", { name: asks.name, organisation: asks.organisation }) : t("table.decide.asksUnseen")}</p>
      {item && <blockquote>{item.text}</blockquote>}
      <p>
        {agreement || (request.asker?.serves && !request.ownTask)
          ? t("table.decide.forAgreement", { agreement: agreementName(agreement ?? { activity: request.asker?.serves ?? "" }) })
          : t(request.ownTask ? (task ? "table.decide.forTheirTask" : "table.decide.forTask") : "table.decide.forOther")}{" "}
        {task && <span lang="nl">{asSentence(task)}</span>}
      </p>
      {!agreement && request.asker?.serves && !request.ownTask && <p className="hint">{t("table.decide.unseenAgreement")}</p>}
      <p className="hint">{t("table.decide.why", { words: request.words })}</p>
    </>
  );
}
