// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/button-css/dist/index.css";

import type { ComponentProps } from "react";

import { classNames } from "./classNames";

interface Props extends ComponentProps<"button"> {
  appearance?: "primary-action" | "secondary-action" | "subtle";
}

/** A button that does something; it submits a form only where type says so. */
export function Button({ appearance = "secondary-action", className, type = "button", ...rest }: Props) {
  const classes = classNames("utrecht-button", `utrecht-button--${appearance}`, className);
  return <button {...rest} type={type} className={classes} />;
}
