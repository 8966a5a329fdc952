// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from "react";
import { useWatch, type UseFormReturn } from "react-hook-form";

import type { View } from "../../api/types";

interface Fields {
  person: string;
  organisation: string;
  hat: string;
}

type Known = Pick<View<"PersonLine">, "id" | "organisation">;
type Organisation = Pick<View<"OrganisationLine">, "name" | "kind">;

/** Fills in for whom the chosen person comes, and what kind that is, as long as nobody wrote something else there. */
export function useOrganisationOf<Input extends Fields>(
  form: UseFormReturn<Input, unknown, never> | unknown,
  persons: readonly Known[],
  organisations: readonly Organisation[],
) {
  const { control, getValues, setValue } = form as unknown as UseFormReturn<Fields>;
  const person = useWatch({ control, name: "person" });
  useEffect(() => {
    const known = persons.map(({ organisation }) => organisation);
    const written = getValues("organisation");
    const chosen = persons.find(({ id }) => id === person)?.organisation ?? "";
    if (written === "" || known.includes(written)) setValue("organisation", chosen);
    const kind = organisations.find(({ name }) => name === getValues("organisation"))?.kind;
    if (kind && getValues("hat") === "") setValue("hat", kind);
  }, [person, persons, organisations, getValues, setValue]);
}
