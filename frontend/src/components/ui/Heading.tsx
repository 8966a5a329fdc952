// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/heading-1-css/dist/index.css";
import "@utrecht/heading-2-css/dist/index.css";
import "@utrecht/heading-3-css/dist/index.css";

import type { ComponentProps } from "react";

interface Props extends ComponentProps<"h1"> {
  level: 1 | 2 | 3;
}

export function Heading({ level, ...rest }: Props) {
  const Tag = `h${level}` as const;
  return <Tag {...rest} className={`utrecht-heading-${level}`} />;
}
