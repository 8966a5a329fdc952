// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { answerOf, api } from "./client";
import type { View } from "./types";

type Lists = Omit<View<"Catalogue">, "tasks">;

/** Law and field as data; it does not change while the program runs. */
export function useCatalogue() {
  return useQuery({
    queryKey: ["catalogue"],
    queryFn: () => answerOf(api.GET("/v1/catalogue")),
    staleTime: Infinity,
  });
}

/** Answers the Dutch label of a value of a closed list, or the value itself while the catalogue is on its way. */
export function labelOf(catalogue: View<"Catalogue"> | undefined, list: keyof Lists, value: string): string {
  return catalogue?.[list].find((choice) => choice.value === value)?.label ?? value;
}

/** Answers under which task somebody takes part, in words, or nothing where there is none. */
export function taskName(catalogue: View<"Catalogue"> | undefined, task: View<"Task"> | undefined): string {
  if (!task) return "";
  if (task.words) return task.words;
  const name = (id: string | undefined) => catalogue?.tasks.find((one) => one.id === id)?.name ?? "";
  return [name(task.catalogue), name(task.follows)].filter(Boolean).join(": ");
}

/** Whether somebody who takes part in this way declares a task; the rest is for the server to decide. */
export function needsTask(capacity: View<"Capacity">): boolean {
  return capacity !== "subject" && capacity !== "representative";
}
