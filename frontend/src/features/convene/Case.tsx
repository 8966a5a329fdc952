// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";

import { labelOf, useCatalogue } from "../../api/catalogue";
import { answerOf, api } from "../../api/client";
import { own } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { DataList, LinkButton, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateOf } from "../../lib/times";

export function useCase(id: string) {
  return useQuery({
    queryKey: [own, "case", id],
    queryFn: () => answerOf(api.GET("/v1/cases/{case}", { params: { path: { case: id } } })),
    gcTime: 0,
  });
}

/** An own case: what it is about, until when it is kept, and its meetings. */
export default function Case() {
  const { t, language } = useTexts();
  const { case: id = "" } = useParams();
  const { data, error, refetch } = useCase(id);
  const catalogue = useCatalogue();
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { purpose, questions, subjects, domains, meetings, keptUntil } = data;
  return (
    <Screen title={t("case.title")} back={{ to: "/", text: t("meetings.title") }}>
      <section className="sheet" aria-label={t("case.title")}>
        <DataList
          rows={[
            [t("case.purpose"), purpose],
            [t("case.questions"), questions.join(" ")],
            [t("case.subjects"), subjects.map(({ label, name }) => [label, name].filter(Boolean).join(": ")).join("; ")],
            [t("case.domains"), domains.map((domain) => labelOf(catalogue.data, "domains", domain)).join(", ")],
            [t("case.kept"), keptUntil && dateOf(keptUntil, language)],
            [
              t("case.meetings"),
              meetings.length > 0 && (
                <ul className="plain" role="list">
                  {meetings.map((meeting, index) => (
                    <li key={meeting}>
                      <RouteLink to={`/meetings/${meeting}`}>{t("case.meeting", { number: index + 1 })}</RouteLink>
                    </li>
                  ))}
                </ul>
              ),
            ],
          ]}
        />
      </section>
      <div className="actions">
        <LinkButton to={`/cases/${id}/meetings/new`} appearance="primary-action">
          {t("convene.title")}
        </LinkButton>
      </div>
    </Screen>
  );
}
