// SPDX-License-Identifier: EUPL-1.2

import { useId, useState, type FormEvent } from "react";

import { api } from "../../api/client";
import { Button, Field, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { ComposerChips } from "../table/ComposerChips";
import { asNewItem, useItemDraft, type NewItem } from "../table/newItem";
import { fieldErrors, FieldReasons, withoutMended } from "../table/Reasons";
import { AskCode } from "./AskCode";
import { useBesideDeed } from "./useBesideDeed";

/** Types what somebody without a device puts on the table; they read it, and say yes with their code. (L2, L12) */
export function TypeFor({ person }: { person: Person }) {
  const { t } = useTexts();
  const id = useId();
  const [asking, setAsking] = useState(false);
  const [said, say] = useState("");
  const { draft, change, sent, parts, laws, others } = useItemDraft(person);
  const put = useBesideDeed<NewItem>(
    person.participant,
    (params, headers, body) => api.POST("/v1/meetings/{meeting}/items", { params, headers: { ...headers }, body }),
    () => {
      sent();
      setAsking(false);
      say(t("shared.lies", { name: person.name }));
    },
  );
  const wrong = withoutMended(put.error, put.input, () => asNewItem(draft, others));
  const errors = fieldErrors(wrong);
  const wrongField = Object.keys(errors).some((field) => field !== "");
  const ask = (event: FormEvent) => {
    event.preventDefault();
    say("");
    put.reset();
    setAsking(true);
  };
  const { name } = person;
  return (
    <>
      <form className="shared__form" autoComplete="off" onSubmit={ask}>
        <Field id={id} label={t("shared.typeLabel", { name })}>
          <Textarea
            id={id}
            rows={2}
            maxLength={2000}
            spellCheck={false}
            aria-describedby={`${id}-reasons`}
            aria-invalid={errors.text ? true : undefined}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </Field>
        {!asking && wrongField && <FieldReasons id={`${id}-reasons`} error={wrong} />}
        <ComposerChips draft={draft} change={change} parts={parts} others={others} laws={laws} errors={errors} notMine />
        <div className="actions">
          <Button className="small" type="submit" appearance="primary-action" disabled={!draft.text.trim()}>
            {t("shared.read", { name })}
          </Button>
        </div>
        <p className="hint" role="status">
          {said}
        </p>
      </form>
      {asking && (
        <AskCode
          title={t("shared.right", { name })}
          name={name}
          submit={t("table.composer.send")}
          busy={put.isPending}
          waiting={put.waiting}
          error={put.error}
          onCode={(code) => put.press(code, asNewItem(draft, others))}
          onClose={() => setAsking(false)}
        >
          <blockquote>{draft.text}</blockquote>
          <p>{t("shared.sees", { names: namesOf(others.filter((one) => !draft.hidden.includes(one.participant))) })}</p>
        </AskCode>
      )}
    </>
  );
}

function namesOf(people: readonly Person[]): string {
  return people.map(({ name }) => name).join(", ");
}
