// SPDX-License-Identifier: EUPL-1.2

import { api } from "../api/client";
import type { Frame } from "./frames";
import { follow, type Follower, type Link } from "./socket";

const longestUntaken = 10_000; // milliseconds

interface Begun {
  meeting: string;
  frames: Frame[];
  link: Link;
  /** Who gets what comes, once it was taken. */
  follower?: Follower;
  stop: () => void;
}

let begun: Begun | undefined;
let asked: ReturnType<typeof askMe> | undefined;
let dropping: ReturnType<typeof setTimeout> | undefined;

/** Answers the meeting whose table stands at a path, if any. */
export function tableIn(path: string): string | undefined {
  return /^\/meetings\/([^/]+)\/table(\/|$)/.exec(path)?.[1];
}

/**
 * Asks what whoever opens a table needs first while the page itself is still on its way: who they are, and the
 * meeting. In turn, after the page is there, that takes as long as the page itself. What nobody takes is dropped.
 * Answers when the meeting came, or will not come.
 */
export function begin(meeting: string): Promise<void> {
  asked = askMe();
  asked.catch(() => {}); // who takes it sees it
  dropping = setTimeout(drop, longestUntaken);
  return new Promise((came) => (begun = beginning(meeting, came)));
}

function beginning(meeting: string, came: () => void): Begun {
  const one: Begun = { meeting, frames: [], link: "connecting", stop: () => {} };
  one.stop = follow(meeting, {
    onFrame: (frame) => (one.follower ? one.follower.onFrame(frame) : one.frames.push(frame)),
    onLink: (link) => {
      came();
      one.link = link;
      if (one.follower) one.follower.onLink(link);
      else if (link !== "live" && link !== "away") drop(); // who logs in at this same page may ask anew
    },
  });
  return one;
}

/** Takes the answer who is here, when it was asked for already and nobody took it yet. */
export function takeMe(): ReturnType<typeof askMe> | undefined {
  const answer = asked;
  asked = undefined;
  return answer;
}

/** Answers what came of a meeting so far, in order, and leaves it there: React may begin a drawing twice. */
export function cameOf(meeting: string): readonly Frame[] {
  return begun?.meeting === meeting ? [...begun.frames] : [];
}

/** Follows a meeting until stopped, from what came of it after what the follower had; answers how to stop. */
export function followOn(meeting: string, follower: Follower, had: number): () => void {
  if (begun?.meeting !== meeting) return follow(meeting, follower);
  const { frames, link, stop } = begun;
  begun.follower = follower;
  begun = undefined;
  drop();
  frames.splice(0).slice(had).forEach(follower.onFrame);
  if (link !== "connecting") follower.onLink(link);
  return stop;
}

function askMe() {
  return api.GET("/v1/me");
}

function drop() {
  clearTimeout(dropping);
  asked = undefined;
  begun?.frames.splice(0);
  begun?.stop();
  begun = undefined;
}
