// SPDX-License-Identifier: EUPL-1.2

import { Away, Refused } from "../../api/client";
import { FieldError } from "../../components/ui";
import { reasonText } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";

/** Answers the reasons of a refusal by the first word of their field: "audience" for "audience.0". */
export function fieldErrors(error: Error | null): Record<string, string> {
  if (!(error instanceof Refused)) return {};
  return Object.fromEntries(error.errors.map(({ field, reason }) => [fieldOf(field), reason]));
}

function fieldOf(path: string): string {
  return path.split(/[.[/]/)[0] ?? "";
}

/**
 * What is still wrong of what was sent: a reason goes once its field says something else, and the last takes the
 * refusal with it. Answers the same as error where nothing changed, or where no field was named.
 */
export function withoutMended(error: Error | null, sent: object | undefined, now: () => object): Error | null {
  if (!(error instanceof Refused) || !sent || error.errors.length === 0) return error;
  const [before, after] = [sent, now()].map((all) => new Map(Object.entries(all).map(([field, value]) => [field, JSON.stringify(value)])));
  const left = error.errors.filter(({ field }) => before?.get(fieldOf(field)) === after?.get(fieldOf(field)));
  return left.length ? new Refused(error.status, error.reason, left) : null;
}

/** What was refused and why, at the field: one sentence for each thing that is wrong. */
export function FieldReasons({ id, error }: { id: string; error: Error | null }) {
  const { t } = useTexts();
  const reasons = reasonsOf(error);
  return (
    <div id={id} role="alert" className="reasons">
      {reasons.map((reason) => (
        <FieldError key={reason} id={`${id}-${reason}`}>
          {reasonText(t, reason)}
        </FieldError>
      ))}
    </div>
  );
}

function reasonsOf(error: Error | null): string[] {
  if (!error || error instanceof Away) return [];
  if (!(error instanceof Refused)) return ["unexpected"];
  const reasons = error.errors.map(({ reason }) => reason);
  return reasons.length ? [...new Set(reasons)] : [error.reason];
}

/** Says that a deed waits for the server, and that nothing is lost. */
export function Waiting({ on }: { on: boolean }) {
  const { t } = useTexts();
  return <div role="status">{on && <p className="hint">{t("table.waiting")}</p>}</div>;
}
