// SPDX-License-Identifier: EUPL-1.2

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answerOf, api, Refused } from "../../api/client";
import { forgetPerson, whoAmI } from "../../api/queries";
import type { components } from "../../api/schema.gen";
import { forgetDrafts } from "../../lib/drafts";

export type DemoPerson = components["schemas"]["DemoPerson"];
export type Viewer = components["schemas"]["Viewer"];

/** Who is logged in, or null for nobody. */
export function useMe() {
  return useQuery({
    queryKey: whoAmI,
    queryFn: () => answerOf(api.GET("/v1/me")).catch(nullWhen(401)),
  });
}

/** Who is logged in, on a screen that only they can reach. */
export function useViewer(): Viewer {
  const { data } = useMe();
  if (!data) throw new Error("useViewer is used outside LoggedIn");
  return data;
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
    onSuccess: (_, person) => changed(person),
  });
}

export function useLogOut() {
  const changed = useSessionChanged();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE("/v1/session")),
    onSuccess: () => changed(),
  });
}

function useSessionChanged() {
  const queries = useQueryClient();
  return async (person?: string) => {
    forgetDrafts(person);
    // Nothing of the one may be seen by the next, nor asked for once more by a screen that is going.
    forgetPerson(queries);
    if (person) await queries.resetQueries({ queryKey: whoAmI });
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
