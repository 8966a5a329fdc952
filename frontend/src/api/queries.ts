// SPDX-License-Identifier: EUPL-1.2

import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { forgetDrafts } from "../lib/drafts";
import { emptyFields } from "../live/leave";
import { askNoMore } from "./again";
import { Away, Refused } from "./client";

const askAgainAfter = 3_000; // milliseconds

/** The first part of the key of every query whose answer is for one person; it goes when they go. */
export const own = "own";

/** The key of the query who is logged in. */
export const whoAmI = [own, "me"];

/** The key under which the page holds why nobody is logged in here any more: who was, did not ask for it. */
export const ended = ["ended"];

/** What the page knows of the server, in memory only. While the server is away the page keeps asking. */
export function newQueries(): QueryClient {
  const onError = (error: Error) => {
    if (sessionEnded(error)) endSession(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: "always",
        refetchInterval: whileHere(false),
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** How long to wait before asking again while the server is here; while it is away the page asks sooner. */
export function whileHere(after: number | false) {
  return ({ state }: { state: { error: Error | null } }) => (state.error instanceof Away ? askAgainAfter : after);
}

/** Whether the server says that nobody is logged in here any more. */
export function sessionEnded(error: Error): boolean {
  return error instanceof Refused && error.status === 401;
}

/** The session was ended elsewhere: everything of it leaves the page, and the log-in says why. */
export function endSession(client: QueryClient) {
  if (client.getQueryData(whoAmI)) client.setQueryData(ended, true);
  forgetPerson(client);
}

/**
 * Takes everything that was for one person out of the page: what it asked, what was sent, what was typed. What
 * shows next is the log-in. It needs no server.
 */
export function forgetPerson(client: QueryClient) {
  emptyFields();
  askNoMore();
  forgetDrafts();
  void client.cancelQueries({ queryKey: [own] });
  client.setQueryData(whoAmI, null);
  client.removeQueries({ queryKey: [own], predicate: ({ queryKey }) => queryKey[1] !== whoAmI[1] });
  client.getMutationCache().clear();
}
