// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import type { View as LiveView } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";

/** The meeting as this person sees it now, in the shape in which it is read; nothing until it is here. */
export function useLiveMeeting(): View<"Meeting"> | undefined {
  return meetingOf(useLive(({ view }) => view));
}

function meetingOf({ meeting, me, case: head, tally, parcel, ...lists }: LiveView): View<"Meeting"> | undefined {
  return (
    meeting && {
      ...meeting,
      ...lists,
      parts: [...lists.parts],
      people: [...lists.people],
      items: [...lists.items],
      requests: [...lists.requests],
      agreements: [...lists.agreements],
      ...(me && { me }),
      ...(head && { case: head }),
      ...(tally && { tally }),
      ...(parcel && { parcel }),
    }
  );
}
