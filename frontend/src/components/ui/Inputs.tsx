// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/checkbox-css/dist/index.css";
import "@utrecht/radio-button-css/dist/index.css";
import "@utrecht/select-css/dist/index.css";
import "@utrecht/textarea-css/dist/index.css";
import "@utrecht/textbox-css/dist/index.css";

import type { ComponentProps } from "react";

import { classNames } from "./classNames";

// What is typed here is of a case: a browser has to keep none of it.
const keepNothing = { autoComplete: "off" };

export function Textbox({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      type="text"
      {...keepNothing}
      {...rest}
      className={classNames("utrecht-textbox", "utrecht-textbox--html-input", className)}
    />
  );
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={3}
      {...keepNothing}
      {...rest}
      className={classNames("utrecht-textarea", "utrecht-textarea--html-textarea", className)}
    />
  );
}

export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <select
      {...keepNothing}
      {...rest}
      className={classNames("utrecht-select", "utrecht-select--html-select", className)}
    />
  );
}

export function Checkbox({ className, ...rest }: ComponentProps<"input">) {
  const classes = classNames("utrecht-checkbox", "utrecht-checkbox--html-input", className);
  return <input {...keepNothing} {...rest} type="checkbox" className={classes} />;
}

export function Radio({ className, ...rest }: ComponentProps<"input">) {
  const classes = classNames("utrecht-radio-button", "utrecht-radio-button--html-input", className);
  return <input {...keepNothing} {...rest} type="radio" className={classes} />;
}
