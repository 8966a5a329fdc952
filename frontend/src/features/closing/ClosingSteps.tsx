// SPDX-License-Identifier: EUPL-1.2

import "./closing.css";

import { useEffect, useRef, useState } from "react";

import { Alert, Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { LivePage } from "../table/LivePage";
import { notesPath, parcelPath } from "../table/paths";

const steps = ["closing", "sealed", "destroyed", "closed"] as const;

const eachStep = 600; // milliseconds; a close takes less than it takes to see it

/**
 * The close as it happens, and what each may do after it. Nothing of the table is on the page any more. Who was there
 * sees one step after the other; who comes later sees that it is done.
 */
export function ClosingSteps({ wasThere }: { wasThere: boolean }) {
  const { t, language } = useTexts();
  const stage = useLive(({ view }) => view.meeting?.stage);
  const closedAt = useLive(({ view }) => view.meeting?.closedAt);
  const byItself = useLive(({ view }) => view.meeting?.byItself);
  const done = useOneByOne(stage === "closed" ? steps.length : stage === "sealed" ? 2 : 1, wasThere);
  const isClosed = done === steps.length;
  const heading = useRef<HTMLHeadingElement>(null);
  // What had the keyboard is gone with the table.
  useEffect(() => heading.current?.focus(), []);
  return (
    <LivePage>
      <div className="closing">
        <Heading level={1} ref={heading} tabIndex={-1}>
          {t(isClosed ? "closing.done.title" : "closing.busy.title")}
        </Heading>
        {isClosed && closedAt && <Paragraph appearance="lead">{t(byItself ? "closing.done.byItself" : "closing.done.at", { when: dateAndTime(closedAt, language) })}</Paragraph>}
        <ol className="closing__steps" role="list" aria-live="polite">
          {steps.map((step, index) => (
            <li key={step} className={index < done ? "closing__done" : undefined} aria-current={index === done ? "step" : undefined}>
              <span>{t(`closing.steps.${step}`)}</span>
              <span className={index < done ? "unseen" : "hint"}>{t(index < done ? "closing.steps.isDone" : "closing.steps.notYet")}</span>
            </li>
          ))}
        </ol>
        {isClosed && <After />}
      </div>
    </LivePage>
  );
}

/** How many steps to show as done: never more than there are, and each long enough to be seen. */
function useOneByOne(done: number, wasThere: boolean): number {
  const [shown, setShown] = useState(wasThere ? 1 : done);
  useEffect(() => {
    if (shown >= done) return;
    const timer = setTimeout(() => setShown(shown + 1), eachStep);
    return () => clearTimeout(timer);
  }, [shown, done]);
  return shown;
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
