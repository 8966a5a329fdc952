// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/link-css/dist/index.css";

import type { ComponentProps } from "react";

export function Link(props: ComponentProps<"a">) {
  return <a {...props} className="utrecht-link utrecht-link--html-a" />;
}
