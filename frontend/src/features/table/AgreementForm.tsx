// SPDX-License-Identifier: EUPL-1.2

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useEffect, useId } from "react";
import { Controller, useForm, type FieldPath } from "react-hook-form";
import * as v from "valibot";

import { api } from "../../api/client";
import type { components } from "../../api/schema.gen";
import { Button, Choice, DayField, describedBy, Field, Select, Textarea, Textbox } from "../../components/ui";
import { reasonText, type Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import { dayFromNow } from "../../lib/times";
import type { Agreement } from "../../live/frames";
import { useDraft, useDropDrafts, useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { Echoes, useEchoes } from "./Echoes";
import { fieldErrors, FieldReasons, Waiting } from "./Reasons";

type NewWords = components["schemas"]["NewAgreement"];
type AgreementWords = components["schemas"]["AgreementText"];

/** Stands for a day of which only some was typed: it was thrown away in silence once, and an agreement had no end. */
const unfinished = "unfinished";

// The messages are the reasons of the server, so that both speak with one text.
const needed = (reason: string, longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1, reason), v.maxLength(longest, "field-too-long"));

const shape = v.pipe(
  v.object({
    activity: needed("activity-missing", 300),
    extent: needed("extent-missing", 300),
    start: v.pipe(needed("agreement-start-missing", 10), v.notValue(unfinished, "agreement-start-missing")),
    end: v.pipe(v.string(), v.notValue(unfinished, "agreement-end-wrong")),
    executor: needed("executor-missing", 200),
    contact: needed("contact-missing", 200),
    part: v.string(),
    mine: v.boolean(),
  }),
  v.forward(
    v.partialCheck([["start"], ["end"]], ({ start, end }) => !end || end >= start, "agreement-end-wrong"),
    ["end"],
  ),
);

type Values = v.InferInput<typeof shape>;

interface Props {
  /** The agreement to change; without one a new one is written. */
  agreement?: Agreement;
  /** Whether somebody asked for it just now, and begins to type. */
  starts?: boolean;
  onDone: () => void;
}

/** Writes an agreement down, or changes the words of an own one. */
export default function AgreementForm({ agreement, ...rest }: Props) {
  return agreement ? <ChangedAgreement agreement={agreement} {...rest} /> : <NewAgreement {...rest} />;
}

/** Writes a new agreement down, and takes it on where its author will do it. */
function NewAgreement({ starts, onDone }: Omit<Props, "agreement">) {
  const { t } = useTexts();
  const drop = useDropDrafts();
  const parts = useLive(({ view }) => view.parts);
  const me = useLive(({ view }) => view.me);
  const done = () => {
    drop("agreement");
    onDone();
  };
  const takeOn = useDeed(
    ({ path, header }, agreement: string) =>
      api.PUT("/v1/meetings/{meeting}/agreements/{agreement}/taker", { params: { path: { ...path, agreement }, header } }),
    done,
  );
  const draft = useDeed(
    (params, { body }: { body: NewWords; mine: boolean }) => api.POST("/v1/meetings/{meeting}/agreements", { params, body }),
    ({ id }, { mine }) => (mine ? takeOn.press(id) : done()),
  );
  return (
    <Form
      name="agreement"
      start={{
        activity: "",
        extent: "",
        start: dayFromNow(0),
        end: "",
        executor: me?.organisation ?? "",
        contact: "",
        part: parts.at(-1)?.id ?? "",
        mine: true,
      }}
      isNew
      starts={starts}
      busy={draft.isPending || takeOn.isPending}
      waiting={draft.waiting || takeOn.waiting}
      error={draft.error ?? takeOn.error}
      send={t("table.agreements.save")}
      onSend={({ mine, ...body }) => draft.press({ body, mine })}
      onCancel={onDone} // what was typed is there again: a press beside the other button lost it all once
    />
  );
}

/** Changes the words of an own agreement. */
function ChangedAgreement({ agreement, starts, onDone }: Props & { agreement: Agreement }) {
  const { t } = useTexts();
  const drop = useDropDrafts();
  const name = `agreement/${agreement.id}`;
  const done = () => {
    drop(name);
    onDone();
  };
  const rewrite = useDeed(
    ({ path, header }, body: AgreementWords) =>
      api.PUT("/v1/meetings/{meeting}/agreements/{agreement}", { params: { path: { ...path, agreement: agreement.id }, header }, body }),
    done,
  );
  const { activity, extent, start, end = "", executor, contact, remark } = agreement;
  return (
    <Form
      name={name}
      start={{ activity, extent, start, end, executor, contact, part: "", mine: agreement.mine }}
      starts={starts}
      busy={rewrite.isPending}
      waiting={rewrite.waiting}
      error={rewrite.error}
      send={t("table.agreements.saveChange")}
      onSend={({ part: _, mine: __, ...body }) => rewrite.press({ ...body, ...(remark && { remark }) })}
      onCancel={done}
    />
  );
}

type TextField = "activity" | "extent" | "executor" | "contact";

const whole = (day: string) => (day === unfinished ? "" : day);

const helpOf = (t: Translate, field: string) => (field === "activity" || field === "extent" ? t(`table.agreements.${field}How`) : undefined);

interface FormProps {
  name: string;
  start: Values;
  isNew?: boolean;
  starts: boolean | undefined;
  busy: boolean;
  waiting: boolean;
  error: Error | null;
  send: string;
  onSend: (values: Values) => void;
  onCancel: () => void;
}

function Form({ name, start, isNew, starts, busy, waiting, error, send, onSend, onCancel }: FormProps) {
  const { t } = useTexts();
  const id = useId();
  const parts = useLive(({ view }) => view.parts);
  const [draft, setDraft] = useDraft<Values>(name, start);
  const { register, control, handleSubmit, setFocus, watch, formState } = useForm<Values>({
    resolver: valibotResolver(shape),
    defaultValues: { ...draft, start: whole(draft.start), end: whole(draft.end) },
  });
  const { echoes, holds } = useEchoes([draft.activity, draft.extent, draft.executor, draft.contact].join(".\n"));
  useEffect(() => {
    const watching = watch((values) => setDraft(values as Values));
    return () => watching.unsubscribe();
  }, [watch, setDraft]);
  const weighed = (values: Values) => {
    if (!holds()) onSend(values);
  };

  useEffect(() => {
    if (starts) setFocus("activity");
    // Once, when it opens.
  }, []);

  const refused = fieldErrors(error);
  const wrong = (field: FieldPath<Values>) => {
    const reason = formState.errors[field]?.message ?? refused[field];
    return reason ? reasonText(t, reason) : undefined;
  };
  const input = (field: TextField) => ({
    ...register(field),
    spellCheck: false,
    readOnly: busy,
    ...describedBy(`${id}-${field}`, helpOf(t, field), wrong(field)),
  });
  const text = (field: TextField) => (
    <Field id={`${id}-${field}`} label={t(`table.agreements.${field}`)} description={helpOf(t, field)} error={wrong(field)}>
      {field === "activity" ? <Textarea rows={2} {...input(field)} /> : <Textbox {...input(field)} />}
    </Field>
  );
  const day = (field: "start" | "end") => (
    <Controller
      control={control}
      name={field}
      render={({ field: { value, onChange, ref } }) => (
        <DayField
          ref={ref}
          legend={t(`table.agreements.${field}`)}
          names={{ day: t("day.day"), month: t("day.month"), year: t("day.year") }}
          value={value}
          error={wrong(field)}
          readOnly={busy}
          unfinished={unfinished}
          onChange={onChange}
        />
      )}
    />
  );
  return (
    <form className="agreement-form" autoComplete="off" noValidate onSubmit={(event) => void handleSubmit(weighed)(event)}>
      {text("activity")}
      {text("extent")}
      {day("start")}
      {day("end")}
      {text("executor")}
      {text("contact")}
      {isNew && parts.length > 1 && (
        <Field id={`${id}-part`} label={t("table.agreements.part")} error={wrong("part")}>
          <Select {...register("part")} id={`${id}-part`}>
            {parts.map((part) => (
              <option key={part.id} value={part.id}>
                {part.title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {isNew && <Choice type="checkbox" label={t("table.agreements.mine")} {...register("mine")} />}
      <FieldReasons id={`${id}-reasons`} error={error} />
      <Echoes of={echoes} kept="agreement" />
      <div className="actions">
        <Button className="small" appearance="primary-action" type="submit" disabled={busy}>
          {echoes.length > 0 ? t("table.echo.leave") : send}
        </Button>
        <Button className="small" disabled={busy} onClick={onCancel}>
          {t("table.cancel")}
        </Button>
      </div>
      <Waiting on={waiting} />
    </form>
  );
}
