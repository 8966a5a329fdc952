// SPDX-License-Identifier: EUPL-1.2

import { createStore, type StoreApi } from "zustand/vanilla";

import { followOn } from "./early";
import { fold, nothing, type Asked, type Frame, type View } from "./frames";
import type { Link } from "./socket";
import { veil } from "./veil";

/** What a page has of one meeting, in memory only. */
export interface Live {
  link: Link;
  view: View;
  /** Whether the words of others are taken away, because the server is away for long. */
  veiled: boolean;
  /** What the person typed and did not send yet, by the name of its field. */
  drafts: Readonly<Record<string, unknown>>;
  /** Who came to the table while this page was open, until the person answered what to show them. */
  arrived: readonly string[];
}

export type LiveStore = StoreApi<Live>;

// Without the server nobody can say whether what is on the screen may still be seen.
export const longestAway = 60_000; // milliseconds

const longestWait = 2_000; // milliseconds

const empty = { view: nothing, veiled: false, drafts: {}, arrived: [] };

/** Makes what a page has of a meeting, of what came before the page was there. */
export function newLive(frames: readonly Frame[] = []): LiveStore {
  // That the server is away by now is said when it is taken over: only then is counted for how long.
  const before: Live = { link: frames.length ? "live" : "connecting", ...empty };
  return createStore<Live>(() => frames.reduce((live, frame) => ({ ...live, ...received(live, fold(live.view, frame)) }), before));
}

/** Keeps the store, made of a number of frames, up to date until stopped; then it is empty. */
export function feed(store: LiveStore, meeting: string, had = 0): () => void {
  let emptying: ReturnType<typeof setTimeout> | undefined;

  const onFrame = (frame: Frame) => store.setState((live) => received(live, fold(live.view, frame)));

  const onLink = (link: Link) => {
    if (link === store.getState().link) return;
    clearTimeout(emptying);
    if (link === "away") emptying = setTimeout(() => store.setState(({ view }) => ({ view: veil(view), veiled: true })), longestAway);
    if (link === "session-ended" || link === "out") store.setState(empty);
    store.setState({ link });
  };

  const stop = followOn(meeting, { onFrame, onLink }, had);
  return () => {
    clearTimeout(emptying);
    stop();
    store.setState({ link: "connecting", ...empty });
  };
}

/** Whether somebody typed words that were not sent yet. What was chosen or unfolded are no words. */
export function hasWords({ drafts }: Pick<Live, "drafts">): boolean {
  return Object.entries(drafts).some(([name, draft]) => !name.startsWith("ask-for/") && wordsOf(draft).some((words) => words?.trim()));
}

function wordsOf(draft: unknown): (string | undefined)[] {
  if (typeof draft === "string") return [draft];
  const { text, activity, data } = Object(draft) as { text?: string; activity?: string; data?: string };
  return [text, activity, data];
}

/** Whether there is nothing more for this page: the table is closed, or it is no longer for this person. */
export function isOver({ link, view }: Pick<Live, "link" | "view">): boolean {
  const stage = view.meeting?.stage;
  return link === "out" || link === "session-ended" || stage === "closing" || stage === "sealed" || stage === "closed";
}

/** A table that is no longer open leaves nothing typed, and shows nothing that lay on it. */
function received(live: Live, view: View): Partial<Live> {
  if (isOver({ link: live.link, view })) {
    return { ...empty, view: { ...view, items: [], requests: [] } };
  }
  return { view, veiled: false, arrived: arrived(live, view), drafts: hasLeft(live.view, view) ? draftsOn(live.drafts, view.requests) : live.drafts };
}

/** Whether somebody was at the table, and is there no more. */
export function hasLeft(before: View, { me }: View): boolean {
  return before.me?.presence === "at-table" && me?.presence !== "at-table";
}

/** Who left still decides on the own items; what was being typed there is all that stays. */
function draftsOn(drafts: Live["drafts"], requests: readonly Asked[]): Live["drafts"] {
  return Object.fromEntries(Object.entries(drafts).filter(([name]) => requests.some(({ id }) => name.endsWith(`/${id}`))));
}

function arrived({ view: before, arrived }: Live, after: View): readonly string[] {
  const isHere = (view: View, id: string) =>
    view.people.some(({ participant, presence }) => participant === id && presence === "at-table");
  const still = arrived.filter((id) => isHere(after, id));
  // The first frame tells who is here already.
  if (!before.meeting || before.me?.presence !== "at-table") return still;
  const fresh = after.people.map(({ participant }) => participant).filter((id) => isHere(after, id) && !isHere(before, id));
  return fresh.length || still.length !== arrived.length ? [...new Set([...still, ...fresh])] : arrived;
}

/** Waits until the page has a version of the meeting, or for as long as somebody would wait for it. */
export function shown(store: LiveStore, version: number): Promise<void> {
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
