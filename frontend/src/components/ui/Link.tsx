// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/button-css/dist/index.css";
import "@utrecht/link-css/dist/index.css";

import type { ComponentProps } from "react";

interface Props extends ComponentProps<"a"> {
  /** Whether it stands among buttons, and looks as they do. */
  button?: boolean;
}

export function Link({ button, ...props }: Props) {
  return <a {...props} className={button ? "utrecht-button utrecht-button--secondary-action link-button" : "utrecht-link utrecht-link--html-a"} />;
}
