// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../api/types";

/** Until a meeting closes there is something to come to, to prepare, and a time by which it should close. */
export function isAhead(stage: View<"Stage">): boolean {
  return stage === "convened" || stage === "table" || stage === "round";
}
