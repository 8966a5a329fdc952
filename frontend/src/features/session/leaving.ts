// SPDX-License-Identifier: EUPL-1.2

import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import { canWait } from "../../api/command";
import { answerOf, api } from "../../api/client";

const firstPause = 500; // milliseconds
const longestPause = 5_000; // milliseconds

interface Leaving {
  /** While somebody left this page of whom the server does not know yet that they are gone. */
  told: Promise<void> | null;
  /** Whether the server gave no answer so far. */
  away: boolean;
}

const here: Leaving = { told: null, away: false };
const leaving = createStore<Leaving>(() => here);

/** Whether it takes long before the server knows: that is for who left to know. */
export function useLeaving(): boolean {
  return useStore(leaving, ({ away }) => away);
}

/** Waits until the server knows that who left is gone: before that nobody can come in, nor be taken for them. */
export function left(): Promise<void> {
  return leaving.getState().told ?? Promise.resolve();
}

/** Tells the server that somebody leaves, again and again until it knows. */
export function leave() {
  const told = tell(firstPause).finally(() => leaving.setState(here));
  leaving.setState({ told });
}

async function tell(pause: number): Promise<void> {
  try {
    await answerOf(api.DELETE("/v1/session"));
  } catch (error) {
    // Any other refusal says that there is no session.
    if (!canWait(error as Error)) return;
    leaving.setState({ away: true });
    await new Promise((resolve) => setTimeout(resolve, pause));
    await tell(Math.min(pause * 2, longestPause));
  }
}
