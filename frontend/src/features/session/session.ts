// SPDX-License-Identifier: EUPL-1.2

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answerOf, api, Refused } from "../../api/client";
import type { components } from "../../api/schema.gen";

export type DemoPerson = components["schemas"]["DemoPerson"];

/** The first part of the key of every query whose answer is for one person; it goes when they go. */
export const own = "own";

/** Who is logged in, or null for nobody. */
export function useMe() {
  return useQuery({
    queryKey: [own, "me"],
    queryFn: () => answerOf(api.GET("/v1/me")).catch(nullWhen(401)),
  });
}

/** The people of the demo case, or null where there is no demo. */
export function useDemoPersons() {
  return useQuery({
    queryKey: ["demo-persons"],
    queryFn: () => answerOf(api.GET("/v1/demo/persons")).catch(nullWhen(404)),
  });
}

export function useLogIn() {
  const changed = useSessionChanged();
  return useMutation({
    mutationFn: (person: string) => answerOf(api.POST("/v1/demo/session", { body: { person } })),
    onSuccess: changed,
  });
}

export function useLogOut() {
  const changed = useSessionChanged();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE("/v1/session")),
    onSuccess: changed,
  });
}

function useSessionChanged() {
  const queries = useQueryClient();
  return async () => {
    // Reset and not invalidate: nothing of the one may be seen by the next.
    await queries.resetQueries({ queryKey: [own] });
    // The pressed button is gone; without this the keyboard would start at the top again.
    document.getElementById("main")?.focus();
  };
}

function nullWhen(status: number) {
  return (error: unknown) => {
    if (error instanceof Refused && error.status === status) return null;
    throw error;
  };
}
