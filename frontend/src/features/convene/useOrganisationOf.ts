// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from "react";
import { useWatch, type UseFormReturn } from "react-hook-form";

import type { DemoPerson } from "../session/session";

interface Fields {
  person: string;
  organisation: string;
}

/** Fills in for whom the chosen person comes, as long as nobody wrote something else there. */
export function useOrganisationOf<Input extends Fields>(form: UseFormReturn<Input, unknown, never> | unknown, persons: readonly DemoPerson[]) {
  const { control, getValues, setValue } = form as unknown as UseFormReturn<Fields>;
  const person = useWatch({ control, name: "person" });
  useEffect(() => {
    const known = persons.map(({ organisation }) => organisation);
    const written = getValues("organisation");
    const chosen = persons.find(({ id }) => id === person)?.organisation ?? "";
    if (written === "" || known.includes(written)) setValue("organisation", chosen);
  }, [person, persons, getValues, setValue]);
}
