// SPDX-License-Identifier: EUPL-1.2

import { createContext, useContext } from "react";
import { get, useFormContext } from "react-hook-form";

import { reasonText } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";

/** Tells one form of a screen from another in the ids of its fields. */
export const FormName = createContext("form");

export function fieldId(form: string, path: string): string {
  return `${form}-${path.replaceAll(".", "-")}`;
}

/** What a field needs: its id, what to spread on its input, and what is wrong, in words. */
export function useField(path: string) {
  const { t } = useTexts();
  const form = useContext(FormName);
  const { register, formState } = useFormContext();
  const wrong = get(formState.errors, path) as { message?: string } | undefined;
  const error = wrong?.message && reasonText(t, wrong.message);
  return { id: fieldId(form, path), input: register(path), error };
}
