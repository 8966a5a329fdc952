// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/link-css/dist/index.css";

import type { ComponentProps } from "react";

import { asButton } from "./LinkButton";

interface Props extends ComponentProps<"a"> {
  /** Whether it stands among buttons, and looks as they do. */
  button?: boolean;
}

export function Link({ button, ...props }: Props) {
  return <a {...props} className={button ? asButton("secondary-action") : "utrecht-link utrecht-link--html-a"} />;
}
