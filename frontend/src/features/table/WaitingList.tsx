// SPDX-License-Identifier: EUPL-1.2

import { useMemo } from "react";

import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";

/** Who is at the door; only the chair sees anybody there. */
export function useWaiting(): Person[] {
  const people = useLive(({ view }) => view.people);
  const chair = useLive(({ view }) => view.me?.organiser);
  return useMemo(() => (chair ? people.filter(({ presence }) => presence === "waiting") : []), [people, chair]);
}
