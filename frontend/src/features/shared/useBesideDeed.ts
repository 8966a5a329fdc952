// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef } from "react";

import type { View } from "../../api/types";
import type { Send } from "../../api/command";
import { useDeed, type InMeeting } from "../../live/useDeed";

/** The headers with which a request is somebody else's, who gave their personal code for it. (L12) */
export interface Beside {
  "Table-Participant": string;
  "Table-Code": string;
}

export interface WithCode<Input> {
  press: (code: string, input: Input) => void;
  reset: () => void;
  error: Error | null;
  isPending: boolean;
  input: Input | undefined;
  waiting: boolean;
}

/**
 * A deed of the owner of a personal code, on the device of another. The code is for this one deed: it is in memory
 * while it is being sent, and nowhere after that.
 */
export function useBesideDeed<Input = void>(
  owner: string,
  send: (to: InMeeting, headers: Beside, input: Input) => ReturnType<Send<Input, View<"Receipt">>>,
  onDone?: (receipt: View<"Receipt">, input: Input) => void,
): WithCode<Input> {
  const code = useRef("");
  const deed = useDeed<Input>(
    (to, input) => send(to, { "Table-Participant": owner, "Table-Code": code.current }, input),
    (receipt, input) => onDone?.(receipt, input),
  );
  const { isPending } = deed;
  useEffect(() => {
    if (!isPending) code.current = "";
  }, [isPending]);
  const press = (given: string, input: Input) => {
    code.current = given;
    deed.press(input);
  };
  return { ...deed, press };
}
