// SPDX-License-Identifier: EUPL-1.2

import { Away, Refused } from "../../api/client";
import { FieldError } from "../../components/ui";
import { reasonText } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";

/** Answers the reasons of a refusal by the first word of their field: "audience" for "audience.0". */
export function fieldErrors(error: Error | null): Record<string, string> {
  if (!(error instanceof Refused)) return {};
  return Object.fromEntries(error.errors.map(({ field, reason }) => [field.split(/[.[/]/)[0] ?? "", reason]));
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
