// SPDX-License-Identifier: EUPL-1.2

import "./closing.css";

import { useState } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Alert, Button, Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { Announcer } from "../table/Announcer";
import { Dialog } from "../table/Dialog";
import { LivePage } from "../table/LivePage";
import { useNames } from "../table/names";
import { Notices } from "../table/Notices";
import { roundPath, tablePath } from "../table/paths";
import { Waiting } from "../table/Reasons";
import { Kept } from "./Kept";
import { Matrix } from "./Matrix";

/** What will leave and to whom, what will be destroyed, and what is kept; then the chair closes. (S5) */
export default function ClosingScreen() {
  const { t } = useTexts();
  const chair = useLive(({ view }) => view.me?.organiser);
  return (
    <LivePage>
      <Announcer />
      <div className="closing">
        <div className="closing__head">
          <Heading level={1}>{t("closing.title")}</Heading>
          <Paragraph appearance="lead">{t("closing.lead")}</Paragraph>
          <Paragraph>{t("closing.people")}</Paragraph>
        </div>
        <Notices />
        {chair ? <Check /> : <Paragraph>{t("closing.onlyChair")}</Paragraph>}
      </div>
    </LivePage>
  );
}

function Check() {
  const first = useFirst();
  return (
    <>
      {first && <First what={first} />}
      <Numbers />
      <Open />
      <Matrix />
      <Kept />
      {!first && <Close />}
    </>
  );
}

function Numbers() {
  const { t } = useTexts();
  const tally = useLive(({ view }) => view.tally);
  if (!tally) return null;
  const { leaves, destroyed, withdrawn } = tally;
  return (
    <div className="closing__two">
      <p className="box number number--leaves">
        <b>{leaves}</b> {t(leaves === 1 ? "closing.leavesOne" : "closing.leaves")}
      </p>
      <p className="box number">
        <b>{destroyed}</b> {t(destroyed === 1 ? "closing.destroyedOne" : "closing.destroyed")}
        {withdrawn > 0 && <> {t(withdrawn === 1 ? "closing.withdrawnOne" : "closing.withdrawn", { count: withdrawn })}</>}
      </p>
    </div>
  );
}

/** What is still open; undecided means no. Said once more where the chair decides, for a dialog covers the page. */
function Open() {
  const { t } = useTexts();
  const { name } = useNames();
  const items = useLive(({ view }) => view.items);
  const open = useLive(({ view }) => view.requests).filter(({ state }) => state === "asked");
  const count = open.length;
  if (!count) return null;
  const deciding = new Set(items.filter(({ id }) => open.some(({ item }) => item === id)).map(({ provider }) => name(provider)));
  return (
    <Alert type="warning">
      <Paragraph>
        {t(count === 1 ? "closing.openOne" : "closing.open", { count })}{" "}
        {deciding.size > 0 && t("closing.openBy", { names: [...deciding].join(", ") })}
      </Paragraph>
    </Alert>
  );
}

/** What has to be done before the meeting can be closed. */
function useFirst(): "closing.roundFirst" | "closing.discussFirst" | undefined {
  const stage = useLive(({ view }) => view.meeting?.stage);
  const left = useLive(({ view }) => view.agreements.filter(({ taker, discussed }) => taker && !discussed).length);
  if (stage === "table") return "closing.roundFirst";
  return left > 0 ? "closing.discussFirst" : undefined;
}

/** It stands first, for whoever came to close: below all that is here for reading it was not found. */
function First({ what }: { what: "closing.roundFirst" | "closing.discussFirst" }) {
  const { t } = useTexts();
  const id = useMeetingId();
  return (
    <Alert>
      <div className="notice">
        <Paragraph>{t(what)}</Paragraph>
        <LinkButton appearance="primary-action" to={roundPath(id)}>
          {t("table.toRound")}
        </LinkButton>
      </div>
    </Alert>
  );
}

function Close() {
  const { t } = useTexts();
  const id = useMeetingId();
  const [asking, setAsking] = useState(false);
  const close = useDeed((params) => api.PUT("/v1/meetings/{meeting}/closure", { params }));
  return (
    <div className="actions">
      <Button appearance="primary-action" disabled={close.isPending} onClick={() => setAsking(true)}>
        {t("closing.close")}
      </Button>
      <LinkButton to={tablePath(id)}>{t("closing.back")}</LinkButton>
      {asking && (
        <Dialog title={t("closing.confirm.title")} onClose={() => setAsking(false)}>
          <Paragraph>{t("closing.confirm.text")}</Paragraph>
          <Open />
          {close.error && <Failure error={close.error} />}
          <Waiting on={close.waiting} />
          <div className="actions">
            <Button appearance="primary-action" disabled={close.isPending} onClick={() => close.press()}>
              {t("closing.confirm.yes")}
            </Button>
            <Button disabled={close.isPending} onClick={() => setAsking(false)}>
              {t("closing.confirm.no")}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
