// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import type { View } from "../../api/types";
import { lines, one, optionalText, text } from "../../components/form/schema";
import { wallClock, type Written } from "../../lib/times";
import { begins, endsLater, momentsOf, whenFields, type When } from "./when";

/** The form of a new meeting; it answers what the API takes. */
export const meetingForm = v.pipe(
  v.object({
    ...whenFields,
    place: optionalText(300),
    parts: lines("parts-missing", 30, 200),
    organisation: text("organisation-missing", 200),
    hat: one<View<"PartnerKind"> | "">("hat-unknown"),
    why: text("why-missing", 1000),
  }),
  v.forward(v.partialCheck([["day"], ["month"], ["year"], ["start"]], begins, "times-wrong"), ["start"]),
  v.forward(v.partialCheck([["day"], ["month"], ["year"], ["start"], ["end"]], endsLater, "times-wrong"), ["end"]),
  v.transform(
    ({ day, month, year, start, end, hat, ...rest }): View<"NewMeeting"> => ({
      ...rest,
      hat: hat as View<"PartnerKind">,
      ...momentsOf({ day, month, year, start, end }),
    }),
  ),
);

/** The form in which a meeting is moved. */
export const moveForm = v.pipe(
  v.object({ ...whenFields, place: optionalText(300) }),
  v.forward(v.partialCheck([["day"], ["month"], ["year"], ["start"]], begins, "times-wrong"), ["start"]),
  v.forward(v.partialCheck([["day"], ["month"], ["year"], ["start"], ["end"]], endsLater, "times-wrong"), ["end"]),
  v.transform(({ place, ...when }): View<"NewTimes"> => ({ place, ...momentsOf(when) })),
);

/** Tomorrow in Amsterdam, as the fields of the form have it. */
export function tomorrow(now = Date.now()): Omit<Written, "time"> {
  const { time: _, ...day } = wallClock(now + 24 * 60 * 60 * 1000);
  return day;
}

/** When a meeting is now, as the fields of the form have it. */
export function whenOf({ plannedStart, plannedEnd }: Pick<View<"Meeting">, "plannedStart" | "plannedEnd">): When {
  const { time: start, ...day } = wallClock(Date.parse(plannedStart));
  return { ...day, start, end: wallClock(Date.parse(plannedEnd)).time };
}
