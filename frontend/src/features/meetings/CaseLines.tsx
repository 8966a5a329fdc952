// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Heading, List, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateOf } from "../../lib/times";

/** The own cases by the meetings on them: a list holds nothing of what a case is about. */
export function CaseLines({ mine }: { mine: View<"Mine"> }) {
  const { t, language } = useTexts();
  if (mine.cases.length === 0) return null;
  const dayOf = (id: string) => mine.meetings.find((meeting) => meeting.id === id)?.plannedStart;
  return (
    <section aria-labelledby="cases">
      <Heading level={2} id="cases">
        {t("meetings.cases")}
      </Heading>
      <List labelledBy="cases" layout="lines">
        {mine.cases.map(({ id, meetings }) => {
          const days = meetings.map(dayOf).filter((day) => day !== undefined);
          return (
            <li key={id}>
              <RouteLink to={`/cases/${id}`}>
                {days.length === 0
                  ? t("meetings.caseWithout")
                  : t("meetings.caseWith", { days: days.map((day) => dateOf(day, language)).join(", ") })}
              </RouteLink>
            </li>
          );
        })}
      </List>
    </section>
  );
}
