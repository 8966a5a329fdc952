// SPDX-License-Identifier: EUPL-1.2

import type { components } from "../api/schema.gen";
import { keyed, useCommand, type Send } from "../api/command";
import { usePlace } from "./place";

type Receipt = components["schemas"]["Receipt"];

/** What every deed in a meeting takes: which meeting, and the key of this press. */
export type InMeeting = { path: { meeting: string }; header: { "Idempotency-Key": string } };

/**
 * A deed in the meeting that somebody presses. It is busy until what it changed is on the page, so that nobody
 * presses twice because nothing seemed to happen.
 */
export function useDeed<Input = void>(
  send: (to: InMeeting, input: Input) => ReturnType<Send<Input, Receipt>>,
  onDone?: (receipt: Receipt, input: Input) => void,
) {
  const { meeting, settled } = usePlace();
  return useCommand<Input, Receipt>(
    (input, key) => send({ path: { meeting }, header: keyed(key) }, input),
    async (receipt, input) => {
      await settled(receipt.version);
      onDone?.(receipt, input);
    },
  );
}
