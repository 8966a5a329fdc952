// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/code-css/dist/index.css";

import type { ReactNode } from "react";

export function Code({ children }: { children: ReactNode }) {
  return <code className="utrecht-code">{children}</code>;
}
