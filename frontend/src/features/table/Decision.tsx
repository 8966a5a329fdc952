// SPDX-License-Identifier: EUPL-1.2

import { useId, type FormEvent } from "react";

import { api } from "../../api/client";
import { Button, Field, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Asked } from "../../live/frames";
import { useDraft, useDropDrafts } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { fieldErrors, FieldReasons, Waiting } from "./Reasons";

type Limits = { inOtherWords?: string; conditions?: string };

interface Props {
  request: Asked;
  onDone?: () => void;
}

/** The provider's answer to one request: one press, or with words that limit it. (T1, T2) */
export function Decision({ request, onDone }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [limit, setLimit] = useDraft<keyof Limits | undefined>(`limit/${request.id}`, undefined);
  const drop = useDropDrafts();
  const deeds = useDecisions(request.id, () => {
    drop(...["limit", "inOtherWords", "conditions"].map((name) => `${name}/${request.id}`));
    onDone?.();
  });
  const { grant, refuse, takeBack, busy, error, waiting } = deeds;
  const unfold = (which: keyof Limits) => setLimit(limit === which ? undefined : which);
  return (
    <div className="decision">
      <div className="decision__row">
        {/* Yes looks no likelier than no, and all of it cannot be let go while somebody writes what less may go. */}
        <Button className="small" disabled={busy || limit !== undefined} onClick={() => grant.press({})}>
          {t("table.decide.grant")}
        </Button>
        <Button className="small" disabled={busy} aria-expanded={limit === "inOtherWords"} onClick={() => unfold("inOtherWords")}>
          {t("table.decide.inOtherWords")}
        </Button>
        <Button className="small" disabled={busy} aria-expanded={limit === "conditions"} onClick={() => unfold("conditions")}>
          {t("table.decide.conditions")}
        </Button>
        {request.state === "granted" ? (
          <Button className="small" disabled={busy} onClick={() => takeBack.press()}>
            {t("table.decide.takeBack")}
          </Button>
        ) : (
          <Button className="small" disabled={busy} onClick={() => refuse.press()}>
            {t("table.decide.refuse")}
          </Button>
        )}
      </div>
      {limit && <LimitForm key={limit} request={request.id} limit={limit} busy={busy} error={error} onSend={grant.press} />}
      {!limit && <FieldReasons id={id} error={error} />}
      <Waiting on={waiting} />
    </div>
  );
}

function useDecisions(request: string, onDone: () => void) {
  const grant = useDeed(
    ({ path, header }, body: Limits) =>
      api.PUT("/v1/meetings/{meeting}/requests/{request}/grant", { params: { path: { ...path, request }, header }, body }),
    onDone,
  );
  const refuse = useDeed(
    ({ path, header }) => api.PUT("/v1/meetings/{meeting}/requests/{request}/refusal", { params: { path: { ...path, request }, header } }),
    onDone,
  );
  const takeBack = useDeed(
    ({ path, header }) => api.PUT("/v1/meetings/{meeting}/requests/{request}/retraction", { params: { path: { ...path, request }, header } }),
    onDone,
  );
  const all = [grant, refuse, takeBack];
  return {
    grant,
    refuse,
    takeBack,
    busy: all.some(({ isPending }) => isPending),
    waiting: all.some(({ waiting }) => waiting),
    error: all.find(({ error }) => error)?.error ?? null,
  };
}

interface FormProps {
  request: string;
  limit: keyof Limits;
  busy: boolean;
  error: Error | null;
  onSend: (limits: Limits) => void;
}

function LimitForm({ request, limit, busy, error, onSend }: FormProps) {
  const { t } = useTexts();
  const id = useId();
  const [words, setWords] = useDraft(`${limit}/${request}`, "");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend({ [limit]: words.trim() });
  };
  return (
    <form className="decision__limit" autoComplete="off" onSubmit={send}>
      <Field id={id} label={t(`table.decide.${limit}Label`)}>
        <Textarea
          id={id}
          rows={2}
          maxLength={limit === "conditions" ? 500 : 2000}
          spellCheck={false}
          readOnly={busy}
          aria-describedby={`${id}-reasons`}
          aria-invalid={limit in fieldErrors(error) || undefined}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      <FieldReasons id={`${id}-reasons`} error={error} />
      <Button className="small" appearance="primary-action" type="submit" disabled={busy || !words.trim()}>
        {t("table.decide.send")}
      </Button>
    </form>
  );
}
