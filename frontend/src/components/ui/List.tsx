// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

interface Props {
  /** Names the list by the id of a heading, or in words. */
  labelledBy?: string;
  label?: string;
  layout: "cards" | "lines" | "divided";
  children: ReactNode;
}

/** A list without bullets: cards side by side where they fit, one line each, or lines within a sheet. */
export function List({ labelledBy, label, layout, children }: Props) {
  // Without the role Safari no longer calls a list without bullets a list.
  return (
    <ul className={layout} aria-labelledby={labelledBy} aria-label={label} role="list">
      {children}
    </ul>
  );
}
