// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

interface Props {
  labelledBy: string;
  layout: "cards" | "lines";
  children: ReactNode;
}

/** A list without bullets: cards side by side where they fit, or one line each. */
export function List({ labelledBy, layout, children }: Props) {
  // Without the role Safari no longer calls a list without bullets a list.
  return (
    <ul className={layout} aria-labelledby={labelledBy} role="list">
      {children}
    </ul>
  );
}
