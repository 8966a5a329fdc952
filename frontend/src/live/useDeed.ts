// SPDX-License-Identifier: EUPL-1.2

import type { components } from "../api/schema.gen";
import { keyed, useCommand, type Send } from "../api/command";
import { useLiveStore, useMeetingId } from "./LiveProvider";
import type { LiveStore } from "./store";

type Receipt = components["schemas"]["Receipt"];

const longestWait = 2_000; // milliseconds

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
  const meeting = useMeetingId();
  const store = useLiveStore();
  return useCommand<Input, Receipt>(
    (input, key) => send({ path: { meeting }, header: keyed(key) }, input),
    async (receipt, input) => {
      await shown(store, receipt.version);
      onDone?.(receipt, input);
    },
  );
}

function shown(store: LiveStore, version: number): Promise<void> {
  if (store.getState().view.version >= version) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, longestWait);
    const stop = store.subscribe(({ view }) => {
      if (view.version >= version) done();
    });
  });
}
