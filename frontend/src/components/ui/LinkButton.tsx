// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/button-css/dist/index.css";

import { Link } from "react-router";

type Appearance = "primary-action" | "secondary-action" | "subtle";

interface Props {
  to: string;
  appearance?: Appearance;
  children: string;
}

/** What makes a link look like a button. */
export function asButton(appearance: Appearance): string {
  return `utrecht-button utrecht-button--${appearance} link-button`;
}

/** A way to another screen that stands among buttons. */
export function LinkButton({ to, appearance = "secondary-action", children }: Props) {
  return (
    <Link to={to} className={asButton(appearance)}>
      {children}
    </Link>
  );
}
