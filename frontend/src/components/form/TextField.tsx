// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import { describedBy, Field, Textarea, Textbox } from "../ui";
import { useField } from "./fields";

interface Props {
  name: string;
  label: ReactNode;
  description?: ReactNode;
  /** How many lines to offer; one makes a single line. */
  lines?: number;
  /** How many characters are expected, where that is few. */
  width?: number;
  digits?: boolean;
}

/** A field for text. Nothing is cut off while typing: what is too long is said on sending. */
export function TextField({ name, label, description, lines = 1, width, digits }: Props) {
  const { id, input, error } = useField(name);
  const about = describedBy(id, description, error);
  return (
    <Field id={id} label={label} description={description} error={error}>
      {lines > 1 ? (
        <Textarea {...input} {...about} rows={lines} />
      ) : (
        <Textbox {...input} {...about} size={width} inputMode={digits ? "numeric" : undefined} className={width ? "short" : ""} />
      )}
    </Field>
  );
}
