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

/**
 * Follows a meeting until stopped: fetches a ticket, opens a socket, and comes back with a fresh ticket after
 * every cut, later each time. Nothing is ever sent. Answers how to stop.
 */
export function follow(meeting: string, { onFrame, onLink }: Follower): () => void {
  let stopped = false;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;

  const end = (link: Link) => {
    stop();
    onLink(link);
  };

  const later = () => {
    if (stopped) return;
    onLink("away");
    clearTimeout(timer);
    // Not everybody at the same moment, when a server comes back.
    timer = setTimeout(connect, pause * (0.5 + Math.random() / 2));
    pause = Math.min(pause * 2, longestPause);
  };

  const connect = () => {
    clearTimeout(timer);
    answerOf(api.POST("/v1/meetings/{meeting}/tickets", { params: { path: { meeting } } })).then(open, (error: unknown) => {
      if (stopped) return;
      if (error instanceof Refused && error.status === 401) end("session-ended");
      else if (error instanceof Refused && error.status === 404) end("out");
      else later();
    });
  };

  const open = ({ ticket }: { ticket: string }) => {
    if (stopped) return;
    const address = `${location.origin.replace(/^http/, "ws")}/v1/meetings/${meeting}/live`;
    const mine = new WebSocket(address, [protocol, `ticket.${ticket}`]);
    socket = mine;
    timer = setTimeout(() => mine.close(), longestSilence);
    mine.onmessage = ({ data }: MessageEvent<string>) => {
      if (stopped || socket !== mine) return;
      clearTimeout(timer);
      pause = firstPause;
      onFrame(JSON.parse(data) as Frame);
      onLink("live");
    };
    mine.onclose = ({ code }) => {
      if (stopped || socket !== mine) return;
      socket = undefined;
      if (code === sessionEnded) end("session-ended");
      else if (code === noLongerYours) end("out");
      else later();
    };
  };

  // A laptop that wakes up, or finds its network again, need not wait for the next turn.
  const now = () => {
    if (stopped || socket) return;
    pause = firstPause;
    connect();
  };
  // A socket over a network that is gone stays silent for minutes.
  const cut = () => socket?.close();

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
    window.removeEventListener("online", now);
    window.removeEventListener("offline", cut);
  };

  window.addEventListener("online", now);
  window.addEventListener("offline", cut);
  connect();
  return stop;
}
