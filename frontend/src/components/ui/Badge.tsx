// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/data-badge-css/dist/index.css";

import type { ReactNode } from "react";

/** A word that says in which state something is. */
export function Badge({ children }: { children: ReactNode }) {
  return <span className="utrecht-data-badge">{children}</span>;
}
