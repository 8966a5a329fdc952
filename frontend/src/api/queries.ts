// SPDX-License-Identifier: EUPL-1.2

import { QueryCache, QueryClient } from "@tanstack/react-query";

import { Away, Refused } from "./client";

const askAgainAfter = 3_000; // milliseconds

/** The first part of the key of every query whose answer is for one person; it goes when they go. */
export const own = "own";

/** The key of the query who is logged in. */
export const whoAmI = [own, "me"];

/** What the page knows of the server, in memory only. While the server is away the page keeps asking. */
export function newQueries(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => sessionEnded(error) && forgetPerson(client) }),
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: "always",
        refetchInterval: (query) => (query.state.error instanceof Away ? askAgainAfter : false),
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** Whether the server says that nobody is logged in here any more. */
export function sessionEnded(error: Error): boolean {
  return error instanceof Refused && error.status === 401;
}

/** Takes everything that was for one person off the page; what shows next is the log-in. */
export function forgetPerson(client: QueryClient) {
  client.setQueryData(whoAmI, null);
  client.removeQueries({ queryKey: [own], predicate: ({ queryKey }) => queryKey[1] !== whoAmI[1] });
}
