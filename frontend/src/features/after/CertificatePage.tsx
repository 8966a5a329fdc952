// SPDX-License-Identifier: EUPL-1.2

import { useParams } from "react-router";

import { taskName, useCatalogue } from "../../api/catalogue";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Button, DataList, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime, dateOf } from "../../lib/times";
import { Attendance } from "./Attendance";
import { useStatement, type Released, type Stated, type Statement } from "./statement";

/** Sluitverklaring: what the signed file states, in words. (S6) */
export default function CertificatePage() {
  const { t } = useTexts();
  const { meeting = "" } = useParams();
  const { data, error, refetch } = useStatement(meeting);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Screen title={t("certificate.title")} lead={t("certificate.lead")} back={{ to: `/meetings/${meeting}`, text: t("after.title") }}>
      <div className="actions no-print">
        <Button onClick={() => window.print()}>{t("parcel.print")}</Button>
      </div>
      <WhatHappened statement={data} />
      <WhatLeft releases={data.releases} />
      <WhoWasThere people={data.participants} />
      <WhatIsKept kept={data.kept} />
      <Paragraph appearance="small">{t("certificate.inFile")}</Paragraph>
    </Screen>
  );
}

function WhatHappened({ statement }: { statement: Statement }) {
  const { t, language } = useTexts();
  const { closedAt, items, agreements, destruction } = statement;
  const kinds = items.kinds.map(({ detail, personal, count }) =>
    t("certificate.kind", { count, kind: personal ? t(`certificate.kinds.${detail}`) : t("certificate.kinds.nobody") }),
  );
  return (
    <section className="sheet" aria-label={t("certificate.happened")}>
      <DataList
        rows={[
          [t("certificate.closed"), dateAndTime(closedAt, language)],
          [t("certificate.put"), String(items.put)],
          [t("certificate.ofThose"), kinds.join("; ")],
          [t("certificate.released"), String(items.released)],
          [t("certificate.destroyed"), String(items.destroyed)],
          [t("certificate.withdrawn"), items.withdrawn > 0 && String(items.withdrawn)],
          [t("certificate.key"), t("certificate.keyGone", { when: dateAndTime(destruction.at, language) })],
          [t("certificate.agreements"), String(agreements)],
        ]}
      />
    </section>
  );
}

function WhatLeft({ releases }: { releases: readonly Released[] }) {
  const { t } = useTexts();
  const why = ({ agreement, inOtherWords }: Released) =>
    t(`certificate.${agreement ? "for" : "forTask"}${inOtherWords ? "Narrowed" : ""}`, { number: agreement ?? 0 });
  return (
    <section className="sheet" aria-labelledby="left">
      <Heading level={2} id="left">
        {t("certificate.left")}
      </Heading>
      {releases.length === 0 && <Paragraph>{t("certificate.nothingLeft")}</Paragraph>}
      <ul className="bullets">
        {releases.map((release, index) => (
          <li key={index}>
            {t("certificate.release", { item: release.item, from: release.from, to: release.to })} {why(release)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhoWasThere({ people }: { people: readonly Stated[] }) {
  const { t } = useTexts();
  return (
    <Attendance
      how={t("certificate.noNames")}
      people={people.map((person) => ({
        key: String(person.number),
        name: t("certificate.participant", { number: person.number }),
        capacity: person.capacity,
        task: <TaskOf person={person} />,
        stays: person.stays,
      }))}
    />
  );
}

function TaskOf({ person: { capacity, task, taskInOwnWords, underTaskOf } }: { person: Stated }) {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  if (!capacity) return <span className="subtle">{t("certificate.notForAll")}</span>;
  const without = taskInOwnWords ? t("certificate.ownWords") : t("notes.noTask");
  return (
    <span className="subtle" lang={task ? "nl" : undefined}>
      {underTaskOf ? t("certificate.under", { number: underTaskOf }) : task ? taskName(catalogue.data, { catalogue: task }) : without}
    </span>
  );
}

function WhatIsKept({ kept }: { kept: Statement["kept"] }) {
  const { t, language } = useTexts();
  return (
    <section className="sheet" aria-labelledby="kept">
      <Heading level={2} id="kept">
        {t("closing.kept.title")}
      </Heading>
      <DataList
        rows={kept.map(({ what, until }) => [
          t(`certificate.kept.${what}`),
          until ? t("certificate.until", { date: dateOf(until, language) }) : t("closing.kept.record.until"),
        ])}
      />
    </section>
  );
}
