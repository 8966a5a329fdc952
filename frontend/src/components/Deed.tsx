// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import { Failure } from "./Failure";
import { Button } from "./ui";
import { Waiting } from "./Waiting";

interface Command {
  press: () => void;
  error: Error | null;
  isPending: boolean;
  waiting: boolean;
}

interface Props {
  command: Command;
  appearance?: "primary-action" | "secondary-action" | "subtle";
  children: ReactNode;
}

/** A button for one command, with what came of it beside it. */
export function Deed({ command, appearance, children }: Props) {
  return (
    <>
      {command.error && <Failure error={command.error} />}
      {command.waiting && <Waiting />}
      <div className="actions">
        <Button {...(appearance && { appearance })} disabled={command.isPending} onClick={() => command.press()}>
          {children}
        </Button>
      </div>
    </>
  );
}
