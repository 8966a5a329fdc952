// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/form-fieldset-css/dist/index.css";

import type { ReactNode } from "react";

import { classNames } from "./classNames";
import { FieldError } from "./Field";

interface Props {
  /** The id that an error summary points at. */
  id: string;
  legend: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** Inputs that belong together under one question. */
export function Fieldset({ id, legend, description, error, children }: Props) {
  const described = classNames(Boolean(description) && `${id}-description`, error && `${id}-error`);
  return (
    <fieldset
      className={classNames("utrecht-form-fieldset", "utrecht-form-fieldset--html-fieldset", error && "utrecht-form-fieldset--invalid")}
      id={id}
      tabIndex={-1}
      aria-describedby={described || undefined}
    >
      <legend className="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">{legend}</legend>
      {description && (
        <div className="utrecht-form-field-description" id={`${id}-description`}>
          {description}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </fieldset>
  );
}
