// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import type { Language } from "../i18n";
import { useTexts } from "../i18n/LanguageProvider";
import { answerOf, api } from "./client";
import type { View } from "./types";

/** A value of a closed list with its label in the language of the page; lang says where that stays Dutch. */
export interface Option {
  value: string;
  label: string;
  lang?: "nl";
}

type List = Exclude<keyof View<"Catalogue">, "tasks">;

/** Law and field as data, in the language of the page. The names of tasks and laws stay Dutch. */
export type Catalogue = Pick<View<"Catalogue">, "tasks"> & Record<List, Option[]>;

/** Law and field; it does not change while the program runs. */
export function useCatalogue() {
  const { language } = useTexts();
  return useQuery({
    queryKey: ["catalogue"],
    queryFn: () => answerOf(api.GET("/v1/catalogue")),
    select: inLanguage[language],
    staleTime: Infinity,
  });
}

// One function per language, so that a catalogue is made once for each.
const inLanguage: Record<Language, (catalogue: View<"Catalogue">) => Catalogue> = {
  nl: (catalogue) => catalogue,
  en: ({ tasks, ...lists }) => {
    const english = Object.entries(lists).map(([list, choices]) => [list, choices.map(inEnglish)]);
    return { tasks, ...(Object.fromEntries(english) as Record<List, Option[]>) };
  },
};

function inEnglish({ value, label, english }: View<"Choice">): Option {
  return english ? { value, label: english } : { value, label, lang: "nl" };
}

/** Answers the label of a value of a closed list, or the value itself while the catalogue is on its way. */
export function labelOf(catalogue: Catalogue | undefined, list: List, value: string): string {
  return catalogue?.[list].find((choice) => choice.value === value)?.label ?? value;
}

/** Answers under which task somebody takes part, in words, or nothing where there is none. */
export function taskName(catalogue: Catalogue | undefined, task: Pick<View<"Task">, "catalogue" | "follows" | "words"> | undefined): string {
  if (!task) return "";
  if (task.words) return task.words;
  const name = (id: string | undefined) => catalogue?.tasks.find((one) => one.id === id)?.name ?? "";
  return [name(task.catalogue), name(task.follows)].filter(Boolean).join(": ");
}

/** Says where a task stays Dutch: its name in the catalogue does, what somebody wrote about it may be in any language. */
export function taskLang(task: View<"Task"> | undefined): "nl" | undefined {
  return task && !task.words ? "nl" : undefined;
}

/** Whether somebody who takes part in this way declares a task; the rest is for the server to decide. */
export function needsTask(capacity: View<"Capacity">): boolean {
  return !comesInPerson(capacity);
}

/** The promise that the server asks of this capacity. (M5) */
export function promiseOf(capacity: View<"Capacity">): View<"Promise"> {
  if (capacity === "representative") return "representative-1";
  return capacity === "subject" ? "subject-1" : "general-1";
}

/** Whoever comes for themselves or for somebody near: for no organisation, and with no task. */
export function comesInPerson(capacity: View<"Capacity">): boolean {
  return capacity === "subject" || capacity === "representative";
}
