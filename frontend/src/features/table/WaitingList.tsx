// SPDX-License-Identifier: EUPL-1.2

import { useMemo } from "react";

import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { firstToConfirm, progressOf } from "../convene/progress";

/** Who is at the door; only the chair sees anybody there. */
export function useWaiting(): Person[] {
  const people = useLive(({ view }) => view.people);
  const chair = useLive(({ view }) => view.me?.organiser);
  return useMemo(() => (chair ? people.filter(({ presence }) => presence === "waiting") : []), [people, chair]);
}

/** Whose task waits to be confirmed by the chair before they can come to the door. Who is there already stands there. (M2) */
export function useToConfirm(): Person[] {
  const people = useLive(({ view }) => view.people);
  const chair = useLive(({ view }) => view.me?.organiser);
  return useMemo(
    () => (chair ? people.filter((person) => progressOf(person) === "confirm" && !firstToConfirm(person, people)) : []),
    [people, chair],
  );
}
