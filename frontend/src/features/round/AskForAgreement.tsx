// SPDX-License-Identifier: EUPL-1.2

import { useId } from "react";

import { Button, Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, Item } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { useAsk } from "../table/Ask";
import { Echoes, useEchoes } from "../table/Echoes";
import { useNames } from "../table/names";
import { fieldErrors, FieldReasons, Waiting } from "../table/Reasons";
import { mayAsk } from "../table/rights";

/** Who does an agreement asks here for each item that it needs, with one reason for all. (T2) */
export function AskForAgreement({ agreement }: { agreement: Agreement }) {
  const { t } = useTexts();
  const id = useId();
  const items = useItemsToAsk(agreement.id);
  const [words, setWords] = useDraft(`round/${agreement.id}`, "");
  if (!items.length) return null;
  return (
    <details className="turn__ask">
      <summary>{t("round.ask.title")}</summary>
      <Field id={id} label={t("table.ask.words")} description={t("table.ask.wordsHow")}>
        <Textbox id={id} aria-describedby={`${id}-description`} maxLength={1000} spellCheck={false} value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <ul role="list">
        {items.map((item) => (
          <AskLine key={item.id} item={item} agreement={agreement.id} words={words} />
        ))}
      </ul>
    </details>
  );
}

function useItemsToAsk(agreement: string): Item[] {
  const me = useLive(({ view }) => view.me);
  const items = useLive(({ view }) => view.items);
  const requests = useLive(({ view }) => view.requests);
  const mine = requests.filter((request) => request.agreement === agreement && request.recipient === me?.participant);
  const asked = new Set(mine.map(({ item }) => item));
  return items.filter((item) => me && mayAsk(me, item) && !asked.has(item.id));
}

function AskLine({ item, agreement, words }: { item: Item; agreement: string; words: string }) {
  const { t } = useTexts();
  const id = useId();
  const { you } = useNames();
  const ask = useAsk(item.id);
  const { echoes, holds } = useEchoes(words);
  const me = useLive(({ view }) => view.me?.participant);
  const has = useLive(({ view }) => view.requests.some((request) => request.item === item.id && request.recipient === me && request.state === "granted"));
  return (
    <li>
      <p id={id}>
        {item.text} <span className="hint">{you(item.provider)}</span>
        {has && <span className="hint"> {t("round.ask.has")}</span>}
      </p>
      <Button
        className="small"
        disabled={ask.isPending}
        aria-describedby={id}
        aria-invalid={"words" in fieldErrors(ask.error) || undefined}
        onClick={() => holds() || ask.press({ agreement, words })}
      >
        {t(echoes.length ? "table.echo.ask" : "round.ask.button")}
      </Button>
      <FieldReasons id={`${id}-reasons`} error={ask.error} />
      <Echoes of={echoes} kept="request" />
      <Waiting on={ask.waiting} />
    </li>
  );
}
