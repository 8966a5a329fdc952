// SPDX-License-Identifier: EUPL-1.2

import "./composer.css";

import { useId, useRef, type FormEvent, type KeyboardEvent } from "react";

import { api } from "../../api/client";
import { Button, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDraft, useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { ComposerChips } from "./ComposerChips";
import { fieldErrors, FieldReasons, Waiting, withoutMended } from "./Reasons";
import { asNewItem, useItemDraft, type NewItem } from "./newItem";
import { enforces } from "./rights";

/** One field for what somebody puts on the table; what it is about stands in chips that keep their values. */
export function Composer() {
  const { t } = useTexts();
  const id = useId();
  const [folded, setFolded] = useDraft("composer-folded", true);
  const { draft, change, sent, parts, laws, others } = useItemDraft();
  const unfold = useRef<HTMLButtonElement>(null);
  // On a narrow screen it stands before what lies on the table; the keyboard stays with it.
  const fold = () => {
    if (unfold.current?.getClientRects().length) unfold.current.focus();
    setFolded(true);
  };
  const put = useDeed((params, body: NewItem) => api.POST("/v1/meetings/{meeting}/items", { params, body }), () => {
    sent();
    fold();
  });
  const wrong = withoutMended(put.error, put.input, () => asNewItem(draft, others));
  const errors = fieldErrors(wrong);
  const police = others.some((one) => enforces(one) && !draft.hidden.includes(one.participant));
  const subject = useLive(({ view }) => view.case?.subjects[0]);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!put.isPending) put.press(asNewItem(draft, others));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event as unknown as FormEvent);
  };
  return (
    <form className="composer" data-folded={folded} autoComplete="off" onSubmit={submit}>
      <button
        ref={unfold}
        type="button"
        className="composer__unfold"
        aria-expanded={!folded}
        aria-controls={`${id}-body`}
        onClick={() => setFolded(!folded)}
      >
        {folded && draft.text ? t("table.composer.goOn", { text: draft.text }) : t("table.composer.label")}
      </button>
      <div className="composer__body" id={`${id}-body`}>
        <label htmlFor="composer">
          {t("table.composer.label")}
        </label>
        <Textarea
          id="composer"
          rows={2}
          maxLength={2000}
          spellCheck={false}
          readOnly={put.isPending}
          placeholder={subject?.name ? t("table.composer.placeholder", { name: subject.name }) : t("table.composer.placeholderAny")}
          aria-describedby={`${id}-hint ${id}-reasons`}
          aria-invalid={errors.text ? true : undefined}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <FieldReasons id={`${id}-reasons`} error={wrong} />
        <ComposerChips draft={draft} change={change} parts={parts} others={others} laws={laws} errors={errors} />
        <div className="composer__end">
          <p className="hint" id={`${id}-hint`}>
            {police && <b>{t("table.composer.police")} </b>}
            {t(`table.composer.says.${draft.nature === "no-person" ? "nobody" : draft.detail}`)} {t("table.composer.hint")}
          </p>
          <Button type="submit" appearance="primary-action" disabled={put.isPending}>
            {t("table.composer.send")}
          </Button>
        </div>
        <Waiting on={put.waiting} />
      </div>
    </form>
  );
}
