// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState, type ReactNode } from "react";
import { FormProvider, get, type FieldErrors, type FieldValues, type UseFormReturn } from "react-hook-form";

import { Refused } from "../../api/client";
import { reasonText } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import { Failure } from "../Failure";
import { Waiting } from "../Waiting";
import { Button, Heading } from "../ui";
import { fieldId, FormName } from "./fields";

interface Command {
  error: Error | null;
  isPending: boolean;
  waiting: boolean;
}

interface Props<Input extends FieldValues, Output extends FieldValues> {
  name: string;
  form: UseFormReturn<Input, unknown, Output>;
  command: Command;
  /** Where the API calls a field by another name than the form. */
  places?: Readonly<Record<string, string>>;
  onValid: (values: Output) => void;
  submit: string;
  /** Where the form can be put away again. */
  onCancel?: () => void;
  children: ReactNode;
}

/** A form that sends one command. Whatever is wrong stands at its field and, with the keyboard there, at the top. */
export function Form<Input extends FieldValues, Output extends FieldValues>(props: Props<Input, Output>) {
  const { name, form, command, places = {}, onValid, submit, onCancel, children } = props;
  const { t } = useTexts();
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((before) => before + 1);
  const elsewhere = useRefusals(form, command.error, places, again);
  return (
    <FormName value={name}>
      <FormProvider {...(form as unknown as UseFormReturn)}>
        <form className="form" noValidate onSubmit={(event) => void form.handleSubmit(onValid, again)(event)}>
          <Summary name={name} errors={form.formState.errors} turn={turn} />
          {children}
          {elsewhere && <Failure error={elsewhere} />}
          {command.waiting && <Waiting />}
          <div className="actions">
            <Button type="submit" appearance="primary-action" disabled={command.isPending}>
              {submit}
            </Button>
            {onCancel && <Button onClick={onCancel}>{t("form.cancel")}</Button>}
          </div>
        </form>
      </FormProvider>
    </FormName>
  );
}

/** Puts each refusal at its field, and answers the error if anything of it has no field here. */
function useRefusals<Input extends FieldValues, Output extends FieldValues>(
  form: UseFormReturn<Input, unknown, Output>,
  error: Error | null,
  places: Readonly<Record<string, string>>,
  again: () => void,
): Error | null {
  const [elsewhere, setElsewhere] = useState<Error | null>(null);
  useEffect(() => {
    const found = error instanceof Refused ? error.errors.map((one) => ({ ...one, path: placeOf(form, one.field, places) })) : [];
    for (const { path, reason } of found) {
      if (path) form.setError(path as never, { type: "server", message: reason });
    }
    setElsewhere(error && (found.length === 0 || found.some(({ path }) => !path)) ? error : null);
    if (found.some(({ path }) => path)) again();
    // A new error is a new answer of the server; the rest does not change what it says.
  }, [error]);
  return elsewhere;
}

/** Answers the path of the field in this form, or of the field around it: "parts/2" stands at "parts". */
function placeOf(form: UseFormReturn<never, unknown, never> | { getValues: () => unknown }, field: string, places: Readonly<Record<string, string>>) {
  const values = form.getValues() as FieldValues;
  const steps = (places[field] ?? field).split("/");
  for (; steps.length > 0; steps.pop()) {
    const path = steps.join(".");
    // A letter of a text has a place too, but no field.
    const around = steps.length > 1 ? get(values, steps.slice(0, -1).join(".")) : values;
    if (path && typeof around === "object" && get(values, path) !== undefined) return path;
  }
  return "";
}

interface SummaryProps {
  name: string;
  errors: FieldErrors;
  turn: number;
}

function Summary({ name, errors, turn }: SummaryProps) {
  const { t } = useTexts();
  const top = useRef<HTMLDivElement>(null);
  const wrong = flatten(errors);
  const told = useRef(0);
  useEffect(() => {
    // What is wrong may be known only after the turn.
    if (turn === told.current || !top.current) return;
    told.current = turn;
    top.current.focus();
  });
  if (wrong.length === 0) return null;
  return (
    <div ref={top} tabIndex={-1} className="utrecht-alert utrecht-alert--error" role="group" aria-labelledby={`${name}-wrong`}>
      <div className="utrecht-alert__content">
        <div className="utrecht-alert__message">
          <Heading level={2} id={`${name}-wrong`}>
            {t("form.wrong")}
          </Heading>
          <ul className="bullets">
            {wrong.map(([path, reason]) => (
              <li key={path}>
                <a className="utrecht-link utrecht-link--html-a" href={`#${fieldId(name, path)}`} onClick={(event) => goTo(event, fieldId(name, path))}>
                  {reasonText(t, reason)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** The address stays as it is: it stands in the history. */
function goTo(event: { preventDefault: () => void }, id: string) {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

function flatten(errors: object, path = ""): [path: string, reason: string][] {
  return Object.entries(errors).flatMap(([key, value]): [string, string][] => {
    if (!value || typeof value !== "object" || key === "ref") return [];
    const here = path + key;
    return "message" in value && value.message ? [[here.replace(/\.root$/, ""), String(value.message)]] : flatten(value, `${here}.`);
  });
}
