// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import type { View } from "../../api/types";
import { lines, one, text } from "../../components/form/schema";
import { momentOf, type Written } from "../../lib/times";

const written = {
  day: v.string(),
  month: v.string(),
  year: v.string(),
  start: v.string(),
  end: v.string(),
};

interface When extends Omit<Written, "time"> {
  start: string;
  end: string;
}

const startOf = ({ start, ...day }: When) => momentOf({ ...day, time: start });
const endOf = ({ end, ...day }: When) => momentOf({ ...day, time: end });

/** The form of a new meeting; it answers what the API takes. */
export const meetingForm = v.pipe(
  v.object({
    ...written,
    parts: lines("parts-missing", 30, 200),
    organisation: text("organisation-missing", 200),
    hat: one<View<"PartnerKind"> | "">("hat-unknown"),
    why: text("why-missing", 1000),
  }),
  v.forward(v.partialCheck([["day"], ["month"], ["year"], ["start"]], (form) => startOf({ ...form, end: "" }) !== null, "times-wrong"), ["start"]),
  v.forward(
    v.partialCheck(
      [["day"], ["month"], ["year"], ["start"], ["end"]],
      (form) => {
        const [start, end] = [startOf(form), endOf(form)];
        return !start || (end !== null && end > start);
      },
      "times-wrong",
    ),
    ["end"],
  ),
  v.transform(
    ({ day, month, year, start, end, hat, ...rest }): View<"NewMeeting"> => ({
      ...rest,
      hat: hat as View<"PartnerKind">,
      plannedStart: startOf({ day, month, year, start, end }) ?? "",
      plannedEnd: endOf({ day, month, year, start, end }) ?? "",
    }),
  ),
);

/** Tomorrow in Amsterdam, as the fields of the form have it. */
export function tomorrow(now = Date.now()): Omit<Written, "time"> {
  const parts = new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", day: "numeric", month: "numeric", year: "numeric" });
  const of = Object.fromEntries(parts.formatToParts(now + 24 * 60 * 60 * 1000).map(({ type, value }) => [type, value]));
  return { day: of.day ?? "", month: of.month ?? "", year: of.year ?? "" };
}
