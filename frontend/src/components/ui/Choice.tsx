// SPDX-License-Identifier: EUPL-1.2

import type { ComponentProps, ReactNode } from "react";

import { Checkbox, Radio } from "./Inputs";

interface Props extends ComponentProps<"input"> {
  type: "checkbox" | "radio";
  label: ReactNode;
  description?: ReactNode;
}

/** One box to tick or one of several to choose, with its label beside it; the label can be pressed too. */
export function Choice({ type, label, lang, description, ...rest }: Props) {
  const Input = type === "radio" ? Radio : Checkbox;
  return (
    <label className="choice" lang={lang}>
      <Input {...rest} />
      <span>
        {label}
        {description && <span className="choice__description">{description}</span>}
      </span>
    </label>
  );
}
