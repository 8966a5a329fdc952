// SPDX-License-Identifier: EUPL-1.2

import { answerOf, api } from "../../api/client";
import { left } from "../session/leaving";
import { useMe } from "../session/session";
import { useCeremony } from "./ceremonies";

// Logging in at the own organisation leaves the page, and the page has no memory outside itself. Where somebody was
// going is an address with nothing of a case in it; only the page that comes back can read it, once.
const name = "casustafel-to";
const place = "Path=/sign-on; Secure; SameSite=Strict";
const seconds = 600; // as long as the server waits

/** Where somebody goes after logging in elsewhere; with knock they wait there for the meeting. */
export interface Way {
  to: string;
  knock: string;
}

/** Leaves for the log-in of an organisation. */
export function useSignOn(again = false) {
  const meeting = useMe().data?.meeting ?? "";
  return useCeremony(async (issuer: string) => {
    await left();
    const { location } = await answerOf(api.POST("/v1/sign-on-challenges", { body: { issuer } }));
    keepWay({ to: window.location.pathname, knock: again ? "" : meeting });
    window.location.assign(location);
    // The page is going; nothing can be pressed meanwhile.
    await new Promise(() => {});
  });
}

export function keepWay({ to, knock }: Way) {
  document.cookie = `${name}=${encodeURIComponent(JSON.stringify([to, knock]))}; Max-Age=${seconds}; ${place}`;
}

/** Answers where somebody was going and forgets it. What is no address of this page leads to the beginning. */
export function takeWay(): Way {
  const kept = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  document.cookie = `${name}=; Max-Age=0; ${place}`;
  try {
    const [to, knock] = JSON.parse(decodeURIComponent(kept?.slice(name.length + 1) ?? "")) as [string, string];
    return /^\/(?!\/)[\w/-]*$/.test(to) && /^[\w-]*$/.test(knock) ? { to, knock } : nowhere;
  } catch {
    return nowhere;
  }
}

const nowhere: Way = { to: "/", knock: "" };
