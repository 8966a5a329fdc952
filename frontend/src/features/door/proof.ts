// SPDX-License-Identifier: EUPL-1.2

import { needsTask } from "../../api/catalogue";
import type { TextKey, Translate } from "../../i18n";
import type { Person } from "../../live/frames";

/** What somebody who waits still lacks before they may be let in. The server decides; this says why there is no button. */
export type Lack = "proof" | "compare" | "task" | "confirm" | "promise";

/** Answers what is lacking, the first thing to do first. */
export function lacksOf({ capacity, preparation, door }: Person): Lack[] {
  const lacks: Lack[] = [];
  if (door && (!door.method || door.method === "link")) lacks.push("proof");
  if (door?.first) lacks.push("compare");
  if (needsTask(capacity) && !preparation?.declared) lacks.push("task");
  else if (needsTask(capacity) && !preparation?.confirmed) lacks.push("confirm");
  if (preparation && !preparation.accepted) lacks.push("promise");
  return lacks;
}

/** Answers in words how somebody showed who they are. */
export function howProven(t: Translate, { door }: Person, nameOf: (participant: string) => string): string {
  if (!door) return "";
  if (door.method === "vouched") return t("door.how.vouched", { name: nameOf(door.vouchedBy ?? "") });
  const method = door.method ?? "none";
  return t(`door.how.${method}` as TextKey);
}

/** Six digits as people read them to each other. */
export function spoken(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
