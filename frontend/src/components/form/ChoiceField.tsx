// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import { Choice, Fieldset } from "../ui";
import { useField } from "./fields";

interface Props {
  name: string;
  legend: ReactNode;
  description?: ReactNode;
  type: "checkbox" | "radio";
  /** Side by side, for short labels. */
  dense?: boolean;
  options: readonly { value: string; label: ReactNode; lang?: "nl"; description?: ReactNode }[];
}

/** Boxes to tick, or one of a few to choose. */
export function ChoiceField({ name, legend, description, type, dense, options }: Props) {
  const { id, input, error } = useField(name);
  return (
    <Fieldset id={id} legend={legend} description={description} error={error}>
      <div className={dense ? "choices choices--dense" : "choices"}>
        {options.map((option) => (
          <Choice key={option.value} type={type} {...input} {...option} />
        ))}
      </div>
    </Fieldset>
  );
}
