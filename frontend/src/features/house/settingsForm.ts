// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import type { View } from "../../api/types";
import { optionalText, text, whole } from "../../components/form/schema";

/** The form of the house; it answers what the API takes, which gives the bounds too. */
export const settingsForm = v.object({
  name: text("name-missing", 200),
  mailFrom: optionalText(300),
  mailName: optionalText(200),
  fgName: optionalText(200),
  fgContact: optionalText(300),
  coordinatingFg: optionalText(300),
  convenant: optionalText(500),
  theme: optionalText(300),
  weighed: whole("weighed-wrong", 2, 100),
  terms: v.object({
    autoCloseHours: whole("terms-wrong", 1, 24),
    parcelDays: whole("terms-wrong", 1, 60),
    openedHours: whole("terms-wrong", 1, 168),
    caseDays: whole("terms-wrong", 1, 7300),
  }),
});

/** The house as it is now, as the fields of the form have it. */
export function asWritten({ weighed, terms, mailTrouble: _, ...house }: View<"House">): v.InferInput<typeof settingsForm> {
  const { autoCloseHours, parcelDays, openedHours, caseDays } = terms;
  return {
    ...house,
    weighed: String(weighed),
    terms: {
      autoCloseHours: String(autoCloseHours),
      parcelDays: String(parcelDays),
      openedHours: String(openedHours),
      caseDays: String(caseDays),
    },
  };
}
