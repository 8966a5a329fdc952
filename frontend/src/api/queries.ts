// SPDX-License-Identifier: EUPL-1.2

import { QueryClient } from "@tanstack/react-query";

import { Away } from "./client";

const askAgainAfter = 3_000; // milliseconds

/** What the page knows of the server, in memory only. While the server is away the page keeps asking. */
export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: "always",
        refetchInterval: (query) => (query.state.error instanceof Away ? askAgainAfter : false),
      },
      mutations: { networkMode: "always" },
    },
  });
}
