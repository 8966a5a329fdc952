// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, CaseHead, Part, Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";

/** Answers how to call people; oneself is "u", and who cannot be seen is "iemand". */
export function useNames() {
  const { t } = useTexts();
  const people = useLive(({ view }) => view.people);
  const mine = useLive(({ view }) => view.me?.participant);
  const person = (id: string): Person | undefined => people.find(({ participant }) => participant === id);
  const name = (id: string) => person(id)?.name ?? t("table.somebody");
  const you = (id: string) => (id === mine ? t("table.you") : name(id));
  return { person, name, you };
}

/** Answers how to call an agreement: by what will be done. Numbers come afterwards; a gap now would tell tales. (M6) */
export function agreementName({ activity }: Pick<Agreement, "activity">): string {
  return activity.replace(/[.\s]+$/, "");
}

/** Answers the title of a part, or nothing for one that this person does not see. */
export function partName(parts: readonly Part[], id: string): string {
  return parts.find((part) => part.id === id)?.title ?? "";
}

/** Answers how to call a subject: by name where there is one. */
export function subjectName(subjects: CaseHead["subjects"], id: string): string {
  const subject = subjects.find((one) => one.id === id);
  return subject ? subject.name || subject.label : "";
}
