// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from "react";
import { useStore } from "zustand";

import { own } from "../api/queries";
import { forgetDraftsOf } from "../lib/drafts";
import { cameOf } from "./early";
import { emptyFields, leaveNothingBehind } from "./leave";
import { PlaceProvider } from "./place";
import { holdStill } from "./still";
import { feed, hasLeft, hasWords, isOver, newLive, shown, type Live, type LiveStore } from "./store";

interface Connected {
  store: LiveStore;
  meeting: string;
  /** Of how many frames the store was made. */
  had: number;
}

const Context = createContext<Connected | null>(null);

interface Props {
  meeting: string;
  children: ReactNode;
}

/** Follows one meeting for what is inside; give it the meeting as key. */
export function LiveProvider({ meeting, children }: Props) {
  const [connected] = useState(() => begin(meeting));
  const queries = useQueryClient();
  useEffect(() => {
    leaveNothingBehind();
    const stopWatching = connected.store.subscribe((live, before) => {
      if ((isOver(live) && !isOver(before)) || hasLeft(before.view, live.view)) forget(queries, meeting);
    });
    const stopHolding = holdStill(connected.store);
    const stop = feed(connected.store, meeting, connected.had);
    const unload = (event: Event) => {
      if (hasWords(connected.store.getState())) event.preventDefault(); // nothing typed is kept anywhere: the browser asks first
    };
    window.addEventListener("beforeunload", unload);
    return () => {
      window.removeEventListener("beforeunload", unload);
      stopWatching();
      stopHolding();
      stop();
      queries.getMutationCache().clear();
    };
  }, [connected, meeting, queries]);
  const settled = useCallback((version: number) => shown(connected.store, version), [connected]);
  return (
    <Context value={connected}>
      <PlaceProvider meeting={meeting} settled={settled}>
        {children}
      </PlaceProvider>
    </Context>
  );
}

function begin(meeting: string): Connected {
  const came = cameOf(meeting);
  return { store: newLive(came), meeting, had: came.length };
}

/** Takes away what stands beside the store: what was sent was content too, and so is what was typed in a form. */
function forget(queries: QueryClient, meeting: string) {
  emptyFields();
  queries.getMutationCache().clear();
  queries.removeQueries({ queryKey: [own, "consents"] });
  forgetDraftsOf(meeting);
}

function useConnected(): Connected {
  const connected = useContext(Context);
  if (!connected) throw new Error("a live hook is used outside LiveProvider");
  return connected;
}

/** Answers a part of what the page has of the meeting, and renders again when that part changes. */
export function useLive<T>(select: (live: Live) => T): T {
  return useStore(useConnected().store, select);
}

export function useLiveStore(): LiveStore {
  return useConnected().store;
}

export function useMeetingId(): string {
  return useConnected().meeting;
}

/** Takes away what was typed under some names, once it was sent or given up. */
export function useDropDrafts(): (...names: string[]) => void {
  const { store } = useConnected();
  return useCallback(
    (...names) =>
      store.setState(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => !names.includes(name))) })),
    [store],
  );
}

/** Something typed that stays while the meeting is open: through refusals, cuts and other screens. */
export function useDraft<T>(name: string, initial: T): [T, (change: T | ((before: T) => T)) => void] {
  const { store } = useConnected();
  const draft = useStore(store, ({ drafts }) => (name in drafts ? (drafts[name] as T) : initial));
  const setDraft = useCallback(
    (change: T | ((before: T) => T)) =>
      store.setState(({ drafts }) => {
        const before = name in drafts ? (drafts[name] as T) : initial;
        const after = typeof change === "function" ? (change as (before: T) => T)(before) : change;
        return { drafts: { ...drafts, [name]: after } };
      }),
    // The first initial value counts; a new object each time would make a new function each time.
    [store, name],
  );
  return [draft, setDraft];
}
