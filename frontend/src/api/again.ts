// SPDX-License-Identifier: EUPL-1.2

import { createStore } from "zustand/vanilla";

import { answerOf, Refused, type Answer } from "./client";

/** Where the server asks somebody who is here already to prove once more who they are. */
interface Asked {
  /** The refusal to prove for; null while nothing is asked. */
  refusal: Refused | null;
  settle: (proven: boolean) => void;
}

const nothing: Asked = { refusal: null, settle: () => {} };

/** What is asked now, for the dialog that asks it. */
export const again = createStore<Asked>(() => nothing);

let asking: Promise<void> | null = null;

/**
 * Answers what a request answers. When the server first wants fresh proof of who is here, that is asked on the
 * screen and the same request is sent once more; who does not want to prove gets the refusal itself.
 */
export async function answerOrProve<T>(send: () => Promise<Answer<T>>): Promise<T> {
  for (;;) {
    try {
      return await answerOf(send());
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== "prove-again") throw error;
      await prove(error);
    }
  }
}

/** Several that are refused at the same time are proven for at once. */
function prove(refusal: Refused): Promise<void> {
  asking ??= new Promise<void>((resolve, reject) => {
    again.setState({ refusal, settle: (proven) => (proven ? resolve() : reject(refusal)) });
  }).finally(() => {
    asking = null;
    again.setState(nothing);
  });
  return asking;
}

/** Nobody is here to ask any more. */
export function askNoMore() {
  again.getState().settle(false);
}
