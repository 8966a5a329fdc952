// SPDX-License-Identifier: EUPL-1.2

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useParams } from "react-router";

import { labelOf, useCatalogue } from "../../api/catalogue";
import { answerOrProve } from "../../api/again";
import { answerOf, api, Refused } from "../../api/client";
import { useCommand } from "../../api/command";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Alert, Button, DataList, Heading, Link, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime, dateOf } from "../../lib/times";
import { useCopy } from "../../lib/useCopy";
import { InOwnFile } from "./InOwnFile";
import { ParcelHead } from "./ParcelHead";

const lookAgainAfter = 20_000; // milliseconds

/**
 * The parcel, after fresh proof of who is here where the server wants that. Looking again asks nobody: what is on
 * the screen stays there until the session ends, and with it leaves.
 */
function useParcel(meeting: string) {
  const queries = useQueryClient();
  const queryKey = [own, "parcel", meeting];
  const read = () => api.GET("/v1/meetings/{meeting}/parcel", { params: { path: { meeting } } });
  return useQuery({
    queryKey,
    queryFn: () => {
      const shown = queries.getQueryData<View<"Parcel">>(queryKey);
      if (!shown) return answerOrProve(read);
      return answerOf(read()).catch((error: unknown) => {
        if (error instanceof Refused && error.reason === "prove-again") return shown;
        throw error;
      });
    },
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
        <ParcelHead alone meeting={meeting} parcel={data.head} />
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
        <AsFile meeting={meeting} name={`casustafel-${dateOf(data.head.openedAt ?? "", "nl").replaceAll(/\s/g, "-")}.json`} />
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

/** The parcel as a file, which the browser fetches by itself: so that it may be had is asked first. */
function AsFile({ meeting, name }: { meeting: string; name: string }) {
  const { t } = useTexts();
  const mayHave = useRef(false);
  const ask = useCommand(
    (_: HTMLAnchorElement) => api.GET("/v1/meetings/{meeting}/parcel", { params: { path: { meeting } } }),
    (_, file) => {
      mayHave.current = true;
      file.click();
      mayHave.current = false;
    },
  );
  return (
    <>
      <Link
        button
        href={`/v1/meetings/${meeting}/parcel`}
        download={name}
        onClick={(event) => {
          if (mayHave.current) return;
          event.preventDefault();
          ask.press(event.currentTarget);
        }}
      >
        {t("parcel.download")}
      </Link>
      {ask.error && <Failure error={ask.error} />}
    </>
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
        dense
        rows={[
          [t("parcel.about"), release.about],
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
        ]}
      />
      <div className="paragraph">
        <Heading level={3}>{t("parcel.paragraph")}</Heading>
        <p lang="nl">{release.paragraph}</p>
        <Copy words={release.paragraph} about={id} />
      </div>
    </li>
  );
}

/** Brings the paragraph to the own file without retyping. Where a page is not safe the browser copies for nobody. */
function Copy({ words, about }: { words: string; about: string }) {
  const { t } = useTexts();
  const { copied, copy } = useCopy(words);
  if (!("clipboard" in navigator)) return null;
  return (
    <div className="actions no-print">
      <Button aria-describedby={about} onClick={copy}>
        {t("parcel.copyParagraph")}
      </Button>
      <span className="hint" role="status">
        {copied !== undefined && t(copied ? "parcel.copied" : "parcel.notCopied")}
      </span>
    </div>
  );
}
