// SPDX-License-Identifier: EUPL-1.2

import { useStore } from "zustand";

import { again } from "../../api/again";
import { lazy } from "../../components/lazy";

// Few presses ask for it.
export const ProveAgain = lazy(() => import("./ProveAgain"), { within: true });

/** Asks who is here to prove it once more, whenever the server wants that; then the keyboard is where it was. */
export function StepUp() {
  const { refusal, settle } = useStore(again);
  return refusal && <ProveAgain onDone={settle} />;
}
