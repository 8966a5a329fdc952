// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/paragraph-css/dist/index.css";

import type { ReactNode } from "react";

import { classNames } from "./classNames";

interface Props {
  appearance?: "lead" | "small";
  children: ReactNode;
}

export function Paragraph({ appearance, children }: Props) {
  return (
    <p className={classNames("utrecht-paragraph", appearance && `utrecht-paragraph--${appearance}`)}>{children}</p>
  );
}
