// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/button-css/dist/index.css";
import "./Button.css";

import type { ComponentProps, MouseEvent } from "react";

import { classNames } from "./classNames";

interface Props extends ComponentProps<"button"> {
  appearance?: "primary-action" | "secondary-action" | "subtle";
}

/**
 * A button that does something; it submits a form only where type says so. While it is disabled a press does nothing,
 * also one of Enter in a field of its form, but it keeps the keyboard: a browser takes that from what it disables
 * itself.
 */
export function Button({ appearance = "secondary-action", className, type = "button", disabled, onClick, ...rest }: Props) {
  const classes = classNames("utrecht-button", `utrecht-button--${appearance}`, className);
  const press = disabled ? (event: MouseEvent) => event.preventDefault() : onClick;
  return <button {...rest} type={type} className={classes} aria-disabled={disabled || undefined} onClick={press} />;
}
