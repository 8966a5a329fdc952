// SPDX-License-Identifier: EUPL-1.2

import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import { canWait } from "../../api/command";
import { answerOf, api } from "../../api/client";

const firstPause = 500; // milliseconds
const longestPause = 5_000; // milliseconds

/** Whether somebody left this page whom the server does not know to be gone yet. */
const leaving = createStore<{ told: Promise<void> | null }>(() => ({ told: null }));

export function useLeaving(): boolean {
  return useStore(leaving, ({ told }) => told !== null);
}

/** Waits until the server knows that who left is gone: before that nobody can come in, nor be taken for them. */
export function left(): Promise<void> {
  return leaving.getState().told ?? Promise.resolve();
}

/** Tells the server that somebody leaves, again and again until it knows. */
export function leave() {
  const told = tell(firstPause).finally(() => leaving.setState({ told: null }));
  leaving.setState({ told });
}

async function tell(pause: number): Promise<void> {
  try {
    await answerOf(api.DELETE("/v1/session"));
  } catch (error) {
    // Any other refusal says that there is no session.
    if (!canWait(error as Error)) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    await tell(Math.min(pause * 2, longestPause));
  }
}
