// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";

import { labelOf, taskLang, taskName, useCatalogue } from "../../api/catalogue";
import { answerOf, api } from "../../api/client";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Button, DataList, Heading, Paragraph, Table } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime, dateOf } from "../../lib/times";
import { agreementName } from "./agreementName";
import { Attendance } from "./Attendance";

function useNotes(meeting: string) {
  return useQuery({
    queryKey: [own, "notes", meeting],
    queryFn: () => answerOf(api.GET("/v1/meetings/{meeting}/notes", { params: { path: { meeting } } })),
    gcTime: 0,
  });
}

/** Verslag: who was there under which task, about which life domain something was provided, and what was agreed. (S3) */
export default function Notes() {
  const { t, language } = useTexts();
  const { meeting = "" } = useParams();
  const { data, error, refetch } = useNotes(meeting);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { house, closedAt, purpose, questions, subjects, director, keptUntil } = data;
  // Numbers are for who convened, who reads the whole.
  const whole = data.attendance.some(({ number }) => number);
  return (
    <Screen
      title={t("notes.title")}
      lead={t("notes.lead", { house, when: dateAndTime(closedAt, language) })}
      back={{ to: `/meetings/${meeting}`, text: t("after.title") }}
    >
      <div className="actions no-print">
        <Button onClick={() => window.print()}>{t("parcel.print")}</Button>
      </div>
      <section className="sheet" aria-label={t("prepare.about")}>
        <DataList
          rows={[
            [t("case.purpose"), purpose],
            [t("case.questions"), questions.join(" ")],
            [t("case.subjects"), subjects.map(({ label, name }) => [label, name].filter(Boolean).join(": ")).join("; ")],
            [t("notes.director"), [director.name, director.organisation, director.contact].filter(Boolean).join(", ")],
          ]}
        />
      </section>
      <WhoWasThere notes={data} />
      <Contributions notes={data} />
      <Agreed notes={data} />
      <Paragraph appearance="small">{t(whole ? "notes.whole" : "notes.minimal")}</Paragraph>
      {keptUntil && <Paragraph appearance="small">{t("notes.kept", { date: dateOf(keptUntil, language) })}</Paragraph>}
    </Screen>
  );
}

function WhoWasThere({ notes }: { notes: View<"Notes"> }) {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  const people = notes.attendance.map(({ number, name, organisation, capacity, task, stays }, index) => ({
    key: String(index),
    name: number ? `${number}. ${name}` : name,
    organisation,
    capacity,
    task: (
      <span className="subtle" lang={task?.asker ? undefined : taskLang(task)}>
        {task?.asker ? t("notes.advises") : task ? taskName(catalogue.data, task) : t("notes.noTask")}
      </span>
    ),
    stays,
  }));
  return <Attendance people={people} />;
}

function Contributions({ notes }: { notes: View<"Notes"> }) {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  if (notes.contributions.length === 0) return null;
  return (
    <section aria-labelledby="contributions">
      <Heading level={2} id="contributions">
        {t("notes.contributions")}
      </Heading>
      <Paragraph>{t("notes.contributionsHow")}</Paragraph>
      <div className="card scroll" role="group" aria-labelledby="contributions" tabIndex={0}>
        <Table
          labelledBy="contributions"
          columns={[t("notes.name"), t("notes.domain")]}
          rows={notes.contributions.map(({ name, organisation, domain }, index) => ({
            key: String(index),
            cells: [`${name}, ${organisation}`, labelOf(catalogue.data, "domains", domain)],
          }))}
        />
      </div>
    </section>
  );
}

function Agreed({ notes }: { notes: View<"Notes"> }) {
  const { t, language } = useTexts();
  return (
    <section aria-labelledby="agreed">
      <Heading level={2} id="agreed">
        {t("agreements.title")}
      </Heading>
      {notes.agreements.length === 0 && <Paragraph>{t("agreements.none")}</Paragraph>}
      <ol className="releases" role="list">
        {notes.agreements.map(({ agreement, taker, restsOn }) => (
          <li className="sheet release" key={agreement.id}>
            <Heading level={3}>
              {agreementName(t, agreement)} {agreement.activity}
            </Heading>
            <DataList
              dense
              rows={[
                [t("agreements.taker"), [taker, agreement.executor].filter(Boolean).join(", ")],
                [t("agreements.extent"), agreement.extent],
                [t("agreements.start"), dateOf(agreement.start, language)],
                [t("agreements.end"), agreement.end && dateOf(agreement.end, language)],
                [t("agreements.contact"), agreement.contact],
                [t("agreements.remark"), agreement.remark],
                [t("agreements.state"), t(`agreements.progress.${agreement.progress}`)],
                [t("agreements.restsOn"), restsOn.join("; ")],
              ]}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
