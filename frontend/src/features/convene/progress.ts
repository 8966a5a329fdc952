// SPDX-License-Identifier: EUPL-1.2

import { needsTask } from "../../api/catalogue";
import type { View } from "../../api/types";

export type Progress = "task" | "confirm" | "promise" | "ready" | "waiting" | "here" | "left";

/** Answers what an invited person waits for, or that they are ready, here, or gone. */
export function progressOf({ capacity, presence, attended, preparation }: View<"Person">): Progress {
  if (presence === "at-table") return "here";
  if (presence === "waiting") return "waiting";
  if (attended) return "left";
  if (needsTask(capacity) && !preparation?.declared) return "task";
  if (needsTask(capacity) && !preparation?.confirmed) return "confirm";
  return preparation?.accepted ? "ready" : "promise";
}

/** Answers whose task has to be confirmed first: an adviser comes under the task of who asks for advice. (M2) */
export function firstToConfirm({ task }: View<"Person">, people: readonly View<"Person">[]): View<"Person"> | undefined {
  const asker = people.find(({ participant }) => participant === task?.asker);
  return asker && needsTask(asker.capacity) && !asker.preparation?.confirmed ? asker : undefined;
}

/** Whether nothing is needed any more of who is invited, nor of who convenes. */
export function isSettled(progress: Progress): boolean {
  return progress === "ready" || progress === "here" || progress === "left";
}
