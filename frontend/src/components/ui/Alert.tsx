// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/alert-css/dist/index.css";

import type { ReactNode } from "react";

interface Props {
  type?: "info" | "ok" | "warning" | "error";
  children: ReactNode;
}

/** Something that needs notice now. An error is read out at once, the rest when there is a pause. */
export function Alert({ type = "info", children }: Props) {
  return (
    <div className={`utrecht-alert utrecht-alert--${type}`} role={type === "error" ? "alert" : "status"}>
      <div className="utrecht-alert__content">
        <div className="utrecht-alert__message">{children}</div>
      </div>
    </div>
  );
}
