// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Button, Heading, List, Paragraph } from "../../components/ui";
import type { TextKey } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { PassOn } from "../convene/PassOn";
import { spoken } from "../door/proof";
import { saysWord } from "../door/word";
import { useViewer } from "../session/session";
import { useHouseCommand, type PersonLine } from "./house";

/** How a person proves who they are: a link to begin with, confirming the first time, and the end of a lost device. */
export function AccessOf({ person }: { person: PersonLine }) {
  const { t } = useTexts();
  const { proofs = [] } = person;
  return (
    <section className="sheet" aria-labelledby="access">
      <Heading level={2} id="access">
        {t("house.access.title")}
      </Heading>
      {proofs.length === 0 ? (
        <Paragraph>{t("house.access.none")}</Paragraph>
      ) : (
        <List labelledBy="access" layout="lines">
          {proofs.map((proof) => (
            <Proof key={proof.id} person={person} proof={proof} />
          ))}
        </List>
      )}
      <Enrolment person={person} />
      <EverywhereOut person={person} />
    </section>
  );
}

function Proof({ person, proof }: { person: PersonLine; proof: View<"ProofLine"> }) {
  const { t, language } = useTexts();
  const { id, method, confirmed, spokenCode, added, lastUsed, word } = proof;
  const params = (header: { "Idempotency-Key": string }) => ({ params: { path: { person: person.id, proof: id }, header } });
  const end = useHouseCommand((header) => api.PUT("/v1/people/{person}/proofs/{proof}/removal", params(header)));
  const confirm = useHouseCommand((header) => api.PUT("/v1/people/{person}/proofs/{proof}/confirmation", params(header)));
  const self = useViewer().id === person.id;
  const busy = end.isPending || confirm.isPending;
  const error = end.error ?? confirm.error;
  return (
    <li className="person">
      <div className="line">
        <b>{t(`house.access.method.${method}` as TextKey)}</b>
        <span className="subtle">{t("house.access.added", { when: dateAndTime(added, language) })}</span>
        <span className="subtle">{lastUsed ? t("house.access.used", { when: dateAndTime(lastUsed, language) }) : t("house.access.unused")}</span>
        {word && <span className="subtle">{saysWord(t, language, word)}</span>}
        {!confirmed && spokenCode && !self && (
          <>
            <span>{t("house.access.compare", { name: person.name })}</span>
            <span className="spoken-code">{spoken(spokenCode)}</span>
          </>
        )}
        {error && <Failure error={error} />}
      </div>
      <div className="actions">
        {!confirmed && !self && (
          <Button appearance="primary-action" disabled={busy} onClick={() => confirm.press()}>
            {t("door.compare.right")}
            <span className="unseen"> ({spokenCode})</span>
          </Button>
        )}
        <Twice label={t("house.access.end")} sure={t("house.access.endSure", { name: person.name })} disabled={busy} onPress={() => end.press()} />
      </div>
    </li>
  );
}

function EverywhereOut({ person: { id, name } }: { person: PersonLine }) {
  const { t } = useTexts();
  const [done, setDone] = useState(false);
  const end = useHouseCommand(
    (header) => api.PUT("/v1/people/{person}/sessions/ending", { params: { path: { person: id }, header } }),
    () => setDone(true),
  );
  return (
    <>
      {end.error && <Failure error={end.error} />}
      <div className="actions">
        <Twice label={t("house.access.out")} sure={t("house.access.outSure", { name })} disabled={end.isPending} onPress={() => end.press()} />
      </div>
      <p role="status">{done && t("house.access.outDone", { name })}</p>
    </>
  );
}

function Enrolment({ person: { id, name, offerUntil } }: { person: PersonLine }) {
  const { t, language } = useTexts();
  const [url, setUrl] = useState("");
  const offer = useHouseCommand(
    (header) => api.POST("/v1/people/{person}/enrolments", { params: { path: { person: id }, header } }),
    (link) => setUrl(link.url),
  );
  if (url) {
    return (
      <PassOn
        label={t("house.access.linkOf", { name })}
        description={t("house.access.linkHow")}
        url={url}
        onClose={() => {
          setUrl("");
          offer.reset();
        }}
      />
    );
  }
  return (
    <>
      <Paragraph>{t("house.access.how")}</Paragraph>
      {offerUntil && <Paragraph>{t("house.access.offered", { until: dateAndTime(offerUntil, language) })}</Paragraph>}
      {offer.error && <Failure error={offer.error} />}
      <div className="actions">
        <Button disabled={offer.isPending} onClick={() => offer.press()}>
          {t(offerUntil ? "house.access.offerAgain" : "house.access.offer")}
        </Button>
      </div>
    </>
  );
}
