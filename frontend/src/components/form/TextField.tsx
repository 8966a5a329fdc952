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
  /** What is known already; anything else can be written too. */
  suggestions?: readonly string[];
  /** What kind of text; a secret is not readable while it is typed. */
  type?: "text" | "email" | "url" | "password";
}

/** A field for text. Nothing is cut off while typing: what is too long is said on sending. */
export function TextField({ name, label, description, lines = 1, width, digits, suggestions, type = "text" }: Props) {
  const { id, input, error } = useField(name);
  const about = describedBy(id, description, error);
  return (
    <Field id={id} label={label} description={description} error={error}>
      {lines > 1 ? (
        <Textarea {...input} {...about} rows={lines} />
      ) : (
        <Textbox
          {...input}
          {...about}
          type={type}
          size={width}
          inputMode={digits ? "numeric" : undefined}
          className={width ? "short" : ""}
          {...(suggestions && { list: `${id}-known` })}
          {...(type === "password" && { autoComplete: "new-password" })}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-known`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
