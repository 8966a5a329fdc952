// SPDX-License-Identifier: EUPL-1.2

import "./closing.css";

import { useEffect, useRef } from "react";

import { Alert, Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { LivePage } from "../table/LivePage";
import { notesPath, parcelPath } from "../table/paths";

const steps = ["closing", "sealed", "destroyed", "closed"] as const;

/** The close as it happens, and what each may do after it. Nothing of the table is on the page any more. */
export function ClosingSteps() {
  const { t, language } = useTexts();
  const stage = useLive(({ view }) => view.meeting?.stage);
  const closedAt = useLive(({ view }) => view.meeting?.closedAt);
  const done = stage === "closed" ? steps.length : stage === "sealed" ? 2 : 1;
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the keyboard is gone with the table.
  useEffect(() => heading.current?.focus(), []);
  return (
    <LivePage>
      <div className="closing">
        <Heading level={1} ref={heading} tabIndex={-1}>
          {t(stage === "closed" ? "closing.done.title" : "closing.busy.title")}
        </Heading>
        {closedAt && <Paragraph appearance="lead">{t("closing.done.at", { when: dateAndTime(closedAt, language) })}</Paragraph>}
        <ol className="closing__steps" role="list" aria-live="polite">
          {steps.map((step, index) => (
            <li key={step} className={index < done ? "closing__done" : undefined} aria-current={index === done ? "step" : undefined}>
              <span>{t(`closing.steps.${step}`)}</span>
              <span className="hint">{t(index < done ? "closing.steps.isDone" : "closing.steps.notYet")}</span>
            </li>
          ))}
        </ol>
        {stage === "closed" && <After />}
      </div>
    </LivePage>
  );
}

function After() {
  const { t, language } = useTexts();
  const id = useMeetingId();
  const parcel = useLive(({ view }) => view.parcel);
  const waits = parcel && !parcel.gone;
  return (
    <>
      <Paragraph>{t("closing.done.text")}</Paragraph>
      {waits && (
        <Alert type="ok">
          <Paragraph>
            {t(parcel.count === 1 ? "closing.done.parcelOne" : "closing.done.parcel", { count: parcel.count })}{" "}
            {t("closing.done.until", { when: dateAndTime(parcel.until, language) })}
          </Paragraph>
        </Alert>
      )}
      <div className="actions">
        {waits && (
          <LinkButton appearance="primary-action" to={parcelPath(id)}>
            {t("closing.done.toParcel")}
          </LinkButton>
        )}
        <LinkButton to={notesPath(id)}>{t("closing.done.toNotes")}</LinkButton>
        <LinkButton appearance="subtle" to="/">
          {t("meetings.title")}
        </LinkButton>
      </div>
    </>
  );
}
