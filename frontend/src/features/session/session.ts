// SPDX-License-Identifier: EUPL-1.2

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";

import { answerOf, api, NotKept, Refused } from "../../api/client";
import { ended, endSession, forgetPerson, own, whoAmI } from "../../api/queries";
import type { components } from "../../api/schema.gen";
import { forgetDrafts } from "../../lib/drafts";
import { takeMe } from "../../live/early";
import { leave, left } from "./leaving";

export type DemoPerson = components["schemas"]["DemoPerson"];
export type Viewer = components["schemas"]["Viewer"];

const justNow = 1_000; // milliseconds
const askAgainAfter = 3_000; // milliseconds
const lookAgainAfter = 45_000; // milliseconds

/** Who is here; what was asked for a moment ago is not asked for again. */
export const meQuery = queryOptions({
  queryKey: whoAmI,
  queryFn: async ({ client, signal }) => {
    await left();
    const me = await answerOf(takeMe() ?? api.GET("/v1/me")).catch(nullWhen(401));
    // An answer of before somebody came in says nothing of who is here now.
    if (!me && !signal.aborted && client.getQueryData(whoAmI)) endSession(client);
    return me;
  },
  staleTime: justNow,
});

/**
 * Who is here, or null for nobody. Somebody who waits to be confirmed sees so by themselves; who is at work stays
 * logged in, and the page of who walked away is emptied.
 */
export function useMe() {
  return useQuery({
    ...meQuery,
    refetchInterval: ({ state }) => {
      if (state.error || (state.data && state.data.level < proven)) return askAgainAfter;
      return state.data ? lookAgainAfter : false;
    },
  });
}

/** The level of who has shown who they are, and whom somebody confirmed. */
export const proven = 3;

/** What whoever comes to the door may know of the house. */
export function useEntrance() {
  return useQuery({ queryKey: ["entrance"], queryFn: () => answerOf(api.GET("/v1/entrance")) });
}

/** Given by LoggedIn: what is inside it goes with the person, and never sees nobody on its way out. */
export const Here = createContext<Viewer | null>(null);

/** Who is here, on a screen that only they can reach. */
export function useViewer(): Viewer {
  const viewer = useContext(Here);
  if (!viewer) throw new Error("useViewer is used outside LoggedIn");
  return viewer;
}

/** The people of the demo case, or null where there is no demo. */
export function useDemoPersons() {
  return useQuery({
    queryKey: ["demo-persons"],
    queryFn: () => answerOf(api.GET("/v1/demo/persons")).catch(nullWhen(404)),
  });
}

export function useLogIn() {
  const entered = useEntered();
  return useMutation({
    mutationFn: async (person: string) => {
      await left();
      return answerOf(api.POST("/v1/demo/session", { body: { person } }));
    },
    onSuccess: () => entered(),
  });
}

/**
 * Somebody came in, or proved more than before: nothing that was for another stays on the page. Throws NotKept where
 * the browser did not keep the session, as Safari does not over http.
 */
export function useEntered() {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ queryKey: [own], predicate: ({ queryKey }) => queryKey[1] !== whoAmI[1] });
    queries.setQueryData(ended, false);
    // What was asked before they came in says that nobody is here. While the server is away the page goes on asking.
    await queries.cancelQueries({ queryKey: whoAmI });
    const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 }).catch(() => undefined);
    if (me === null) throw new NotKept();
    forgetDrafts(me?.id);
    toContent();
  };
}

/** Takes everything off the page at once, and tells the server after it, as often as it takes. */
export function useLogOut() {
  const queries = useQueryClient();
  return () => {
    forgetPerson(queries);
    leave();
    toContent();
  };
}

/** The pressed button is gone; without this the keyboard would start at the top again. */
function toContent() {
  document.getElementById("main")?.focus();
}

function nullWhen(status: number) {
  return (error: unknown) => {
    if (error instanceof Refused && error.status === status) return null;
    throw error;
  };
}
