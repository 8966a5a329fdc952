// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/form-field-css/dist/index.css";
import "@utrecht/form-field-description-css/dist/index.css";
import "@utrecht/form-field-error-message-css/dist/index.css";
import "@utrecht/form-label-css/dist/index.css";

import type { ReactNode } from "react";

import { classNames } from "./classNames";

interface Props {
  /** The id of the input; description and error get ids made from it. */
  id: string;
  label: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** A label, what helps to fill it in, what is wrong with it, and the input itself. */
export function Field({ id, label, description, error, children }: Props) {
  return (
    <div className={classNames("utrecht-form-field", "utrecht-form-field--text", error && "utrecht-form-field--invalid")}>
      <label className="utrecht-form-label utrecht-form-field__label" htmlFor={id}>
        {label}
      </label>
      {description && (
        <div className="utrecht-form-field-description utrecht-form-field__description" id={`${id}-description`}>
          {description}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="utrecht-form-field__input">{children}</div>
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <div className="utrecht-form-field-error-message utrecht-form-field__error-message" id={`${id}-error`}>
      {children}
    </div>
  );
}

/** The attributes by which an input says what describes it. */
export function describedBy(id: string, description: unknown, error: unknown) {
  const ids = [Boolean(description) && `${id}-description`, Boolean(error) && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
