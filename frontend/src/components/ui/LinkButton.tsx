// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/button-css/dist/index.css";

import { Link } from "react-router";

interface Props {
  to: string;
  appearance?: "primary-action" | "secondary-action" | "subtle";
  children: string;
}

/** A way to another screen that stands among buttons. */
export function LinkButton({ to, appearance = "secondary-action", children }: Props) {
  return (
    <Link to={to} className={`utrecht-button utrecht-button--${appearance} link-button`}>
      {children}
    </Link>
  );
}
