// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useId, useRef, useState, type FormEvent } from "react";

import { api } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { Button, Field, Select, Textarea } from "../../components/ui";
import type { Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, Asked, Item, Me } from "../../live/frames";
import { useDraft, useDropDrafts, useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { Echoes, useEchoes } from "./Echoes";
import { agreementName } from "./names";
import { fieldErrors, FieldReasons, Waiting } from "./Reasons";

type NewRequest = components["schemas"]["NewRequest"];

const ownTask = "own-task";

/** Asks to take an item home, for an own agreement or the own task, with the reason why. (T2) */
export function Ask({ item, asking }: { item: Item; asking: boolean }) {
  const { t } = useTexts();
  const [open, setOpen] = useDraft(`ask-open/${item.id}`, false);
  // Who pressed has the keyboard in what comes: in the form, and in the button once the form is gone.
  const [pressed, press] = useState(asking);
  const drop = useDropDrafts();
  const done = () => drop(`ask/${item.id}`, `ask-for/${item.id}`, `ask-open/${item.id}`);
  const serves = useServes(item.id);
  const asked = useAsked(item.id);
  if (!serves.length) return asked ? null : <span className="hint">{t("table.ask.nothing")}</span>;
  if (open) return <AskForm item={item.id} serves={serves} starts={pressed} onDone={done} onCancel={() => setOpen(false)} />;
  return (
    <Button
      className="small"
      autoFocus={pressed}
      onClick={() => {
        press(true);
        setOpen(true);
      }}
    >
      {t(asked ? "table.ask.also" : "table.ask.button")}
    </Button>
  );
}

interface Sees {
  agreements: readonly Agreement[];
  requests: readonly Asked[];
  me?: Me | undefined;
}

interface Serves {
  value: string;
  label: string;
}

/** What somebody can ask an item for, and did not yet. */
export function useServes(item: string): Serves[] {
  const { t } = useTexts();
  return servesIn(t, useLive(({ view }) => view), item);
}

/** The same, in what somebody sees. */
export function servesIn(t: Translate, { agreements, requests, me }: Sees, item: string): Serves[] {
  const mine = requests.filter((request) => request.item === item && request.recipient === me?.participant);
  const asked = new Set(mine.map(({ agreement }) => agreement ?? ownTask));
  const own = agreements
    .filter(({ mine }) => mine)
    .map((agreement) => ({ value: agreement.id, label: agreementName(agreement) }));
  const task = me?.task ? [{ value: ownTask, label: t("table.ask.ownTask") }] : [];
  return [...own, ...task].filter(({ value }) => !asked.has(value));
}

/** What goes to the server for what was chosen among these. */
export function asRequest(chosen: string, words: string): NewRequest {
  return chosen === ownTask ? { ownTask: true, words } : { agreement: chosen, words };
}

/** Whether somebody asked for an item already: they see so on the item. */
function useAsked(item: string): boolean {
  const me = useLive(({ view }) => view.me?.participant);
  return useLive(({ view }) => view.requests.some((request) => request.item === item && request.recipient === me));
}

export function useAsk(item: string, onDone?: () => void) {
  return useDeed(
    ({ path, header }, body: NewRequest) =>
      api.POST("/v1/meetings/{meeting}/items/{item}/requests", { params: { path: { ...path, item }, header }, body }),
    onDone,
  );
}

interface FormProps {
  item: string;
  serves: Serves[];
  /** Whether somebody just opened it: then the keyboard goes there, and the form comes into view. */
  starts: boolean;
  onDone: () => void;
  onCancel: () => void;
}

function AskForm({ item, serves, starts, onDone, onCancel }: FormProps) {
  const { t } = useTexts();
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (starts) first.current?.focus();
  }, [starts]);
  const [words, setWords] = useDraft(`ask/${item}`, "");
  const [chosen, setChosen] = useDraft(`ask-for/${item}`, serves[0]?.value ?? "");
  const ask = useAsk(item, onDone);
  const errors = fieldErrors(ask.error);
  const { echoes, holds } = useEchoes(words);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!holds()) ask.press(asRequest(chosen, words));
  };
  return (
    <form className="ask" autoComplete="off" onSubmit={send}>
      <Field id={`${id}-serves`} label={t("table.ask.serves")}>
        <Select ref={first} id={`${id}-serves`} value={chosen} aria-invalid={"serves" in errors || undefined} onChange={(event) => setChosen(event.target.value)}>
          {serves.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field id={`${id}-words`} label={t("table.ask.words")} description={t("table.ask.wordsHow")}>
        <Textarea
          id={`${id}-words`}
          rows={2}
          maxLength={1000}
          spellCheck={false}
          readOnly={ask.isPending}
          aria-describedby={`${id}-words-description ${id}-reasons`}
          aria-invalid={"words" in errors || undefined}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <FieldReasons id={`${id}-reasons`} error={ask.error} />
      <Echoes of={echoes} kept="request" />
      <div className="actions">
        <Button className="small" appearance="primary-action" type="submit" disabled={ask.isPending}>
          {t(echoes.length ? "table.echo.ask" : "table.ask.send")}
        </Button>
        <Button className="small" disabled={ask.isPending} onClick={onCancel}>
          {t("table.cancel")}
        </Button>
      </div>
      <Waiting on={ask.waiting} />
    </form>
  );
}
