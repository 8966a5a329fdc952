// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";

import { labelOf, useCatalogue } from "../../api/catalogue";
import { answerOf, api, Refused } from "../../api/client";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Alert, Button, DataList, Heading, Link, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime, dateOf } from "../../lib/times";
import { InOwnFile } from "./InOwnFile";
import { ParcelHead } from "./ParcelHead";

const lookAgainAfter = 20_000; // milliseconds

function useParcel(meeting: string) {
  return useQuery({
    queryKey: [own, "parcel", meeting],
    queryFn: () => answerOf(api.GET("/v1/meetings/{meeting}/parcel", { params: { path: { meeting } } })),
    // A parcel whose term ran out leaves the screen by itself.
    refetchInterval: lookAgainAfter,
    gcTime: 0,
  });
}

/** What the reader takes along: each release with its source, its purpose and a paragraph for the own file. (T5, S7) */
export default function Parcel() {
  const { t, language } = useTexts();
  const { meeting = "" } = useParams();
  const { data, error, refetch } = useParcel(meeting);
  const back = { to: `/meetings/${meeting}`, text: t("after.title") };
  const isEmpty = data && (data.head.gone || !data.head.openedAt);
  if (error instanceof Refused || (error && !data)) {
    return <Failure error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <Loading />;
  if (isEmpty) {
    return (
      <Screen title={t("parcel.title")} back={back}>
        <ParcelHead meeting={meeting} parcel={data.head} />
      </Screen>
    );
  }
  return (
    <Screen title={t("parcel.title")} lead={<span className="no-print">{t("parcel.lead", { until: dateAndTime(data.head.until, language) })}</span>} back={back}>
      {error && <Failure error={error} />}
      <Whose parcel={data} />
      <div className="no-print">
        <Alert>
          <Paragraph>{t("parcel.copy")}</Paragraph>
        </Alert>
      </div>
      <div className="actions no-print">
        <Button onClick={() => window.print()}>{t("parcel.print")}</Button>
        <Link href={`/v1/meetings/${meeting}/parcel`} download={`casustafel-${dateOf(data.head.openedAt ?? "", "nl").replaceAll(" ", "-")}.json`}>
          {t("parcel.download")}
        </Link>
      </div>
      <ol className="releases" role="list">
        {data.items.map((release, index) => (
          <Release key={release.number} release={release} index={index + 1} />
        ))}
      </ol>
      <InOwnFile meeting={meeting} />
    </Screen>
  );
}

/** Whose this is, and out of which meeting: so that a print, too, can be put in a file. */
function Whose({ parcel }: { parcel: View<"Parcel"> }) {
  const { t, language } = useTexts();
  const { house, closedAt, recipient, organisation } = parcel;
  return (
    <section className="sheet" aria-label={t("parcel.whose")}>
      <DataList
        rows={[
          [t("parcel.for"), `${recipient}, ${organisation}`],
          [t("parcel.outOf"), t("parcel.meeting", { house, day: dateOf(closedAt, language) })],
        ]}
      />
    </section>
  );
}

function Release({ release, index }: { release: View<"Release">; index: number }) {
  const { t, language } = useTexts();
  const catalogue = useCatalogue();
  const id = `release-${release.number}`;
  return (
    <li className="sheet release" aria-labelledby={id}>
      <Heading level={2} id={id}>
        {t("parcel.item", { number: index })}
      </Heading>
      <p className="said">{release.text}</p>
      {release.inOtherWords && <Paragraph>{t("parcel.inOtherWords")}</Paragraph>}
      <DataList
        rows={[
          [t("parcel.from"), `${release.provider}, ${release.organisation}`],
          [
            t("parcel.origin"),
            t("parcel.originDated", {
              origin: labelOf(catalogue.data, "origins", release.origin),
              day: dateOf(release.dated, language),
            }),
          ],
          [t("parcel.given"), dateOf(release.providedOn, language)],
          [t("parcel.serves"), release.serves],
          [t("parcel.words"), release.words],
          [t("parcel.conditions"), release.conditions],
          [t("parcel.onlyFor"), release.onlyFor],
        ]}
      />
      <div className="paragraph">
        <Heading level={3}>{t("parcel.paragraph")}</Heading>
        <p>{release.paragraph}</p>
      </div>
    </li>
  );
}
