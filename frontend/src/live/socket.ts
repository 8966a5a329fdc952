// SPDX-License-Identifier: EUPL-1.2

import { answerOf, api, Refused } from "../api/client";
import type { Frame } from "./frames";

/** How the page stands with the server. The last two are final: there is nothing more to come. */
export type Link = "connecting" | "live" | "away" | "session-ended" | "out";

export interface Follower {
  onFrame: (frame: Frame) => void;
  onLink: (link: Link) => void;
}

const protocol = "casustafel.v1";
const sessionEnded = 4001;
const noLongerYours = 4003;
const firstPause = 500; // milliseconds
const longestPause = 10_000; // milliseconds
const longestSilence = 15_000; // milliseconds to wait for the first frame
const longestQuiet = 40_000; // milliseconds between two frames: at least every 25 seconds one comes

/**
 * Follows a meeting until stopped: fetches a ticket, opens a socket, and comes back with a fresh ticket after
 * every cut, later each time. Nothing is ever sent. Answers how to stop.
 */
export function follow(meeting: string, { onFrame, onLink }: Follower): () => void {
  let isLive = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;
  // Of the one attempt that counts. What comes of another is nothing: over a network that broke it may come long after.
  let attempt = new AbortController();

  const giveUp = () => {
    clearTimeout(timer);
    isLive = false;
    attempt.abort();
  };

  const later = () => {
    giveUp();
    onLink("away");
    // Not everybody at the same moment, when a server comes back.
    timer = setTimeout(connect, pause * (0.5 + Math.random() / 2));
    pause = Math.min(pause * 2, longestPause);
  };

  const connect = () => {
    giveUp();
    attempt = new AbortController();
    const { signal } = attempt;
    timer = setTimeout(later, longestSilence);
    answerOf(api.POST("/v1/meetings/{meeting}/tickets", { params: { path: { meeting } }, signal })).then(
      ({ ticket }) => !signal.aborted && open(ticket, signal),
      (error: unknown) => {
        if (signal.aborted) return;
        if (error instanceof Refused && error.status === 401) end("session-ended");
        else if (error instanceof Refused && error.status === 404) end("out");
        else later();
      },
    );
  };

  const open = (ticket: string, signal: AbortSignal) => {
    const address = `${location.origin.replace(/^http/, "ws")}/v1/meetings/${meeting}/live`;
    const socket = new WebSocket(address, [protocol, `ticket.${ticket}`]);
    signal.addEventListener("abort", () => socket.close());
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (signal.aborted) return;
      clearTimeout(timer);
      timer = setTimeout(later, longestQuiet);
      pause = firstPause;
      isLive = true;
      onFrame(JSON.parse(data) as Frame);
      onLink("live");
    };
    socket.onclose = ({ code }) => {
      if (signal.aborted) return;
      if (code === sessionEnded) end("session-ended");
      else if (code === noLongerYours) end("out");
      else later();
    };
  };

  // A laptop that wakes up, or finds its network again, need not wait for the next turn.
  const now = () => {
    if (isLive) return;
    pause = firstPause;
    connect();
  };

  const stop = () => {
    giveUp();
    window.removeEventListener("online", now);
    window.removeEventListener("offline", later);
  };

  const end = (link: Link) => {
    stop();
    onLink(link);
  };

  window.addEventListener("online", now);
  // A socket over a network that is gone stays silent for minutes, and so does its close.
  window.addEventListener("offline", later);
  connect();
  return stop;
}
