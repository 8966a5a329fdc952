// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef } from "react";
import { useStore } from "zustand";

import { again } from "../../api/again";
import { lazy } from "../../components/lazy";
import { returnTo } from "./focus";

// Few presses ask for it.
const ProveAgain = lazy(() => import("./ProveAgain"), { within: true });

/** Asks who is here to prove it once more, whenever the server wants that; then the keyboard is where it was. */
export function StepUp() {
  const { refusal, settle } = useStore(again);
  const pressed = useLastFocused(refusal !== null);
  const done = (proven: boolean) => {
    settle(proven);
    returnTo(pressed.current);
  };
  if (!refusal) return null;
  return <ProveAgain onDone={done} />;
}

/** What last had the keyboard before the question: a button that is busy has lost it. */
function useLastFocused(asked: boolean) {
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    if (asked) return;
    const remember = ({ target }: FocusEvent) => (last.current = target);
    document.addEventListener("focusin", remember);
    return () => document.removeEventListener("focusin", remember);
  }, [asked]);
  return last;
}
