// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { lazy } from "../../components/lazy";
import { Button, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { asSentence } from "../../lib/sentence";
import { dateOf } from "../../lib/times";
import type { Agreement } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { agreementName, useNames } from "./names";
import { FieldReasons } from "./Reasons";
import { takesOn } from "./rights";

// Forms bring a library of their own, and the table does not wait for it.
export const AgreementForm = lazy(() => import("./AgreementForm"), { within: true });

/** Who does what; whoever will do it takes it on, nobody can assign it. (S2) */
export function Agreements() {
  const { t } = useTexts();
  const agreements = useLive(({ view }) => view.agreements);
  const may = useLive(({ view }) => view.me && takesOn(view.me.capacity));
  const [writing, setWriting] = useDraft("agreement-open", false);
  const [pressed, press] = useState(false);
  return (
    <section className="pane box" data-pane="agreements" aria-label={t("table.agreements.label")}>
      <Heading level={2} id="agreements" tabIndex={-1}>
        {t("table.agreements.title")} <span className="count">{agreements.length}</span>
      </Heading>
      {may && !writing && (
        <Button
          className="small agreements__new"
          onClick={() => {
            press(true);
            setWriting(true);
          }}
        >
          {t("table.agreements.new")}
        </Button>
      )}
      {may && writing && (
        <div className="agreement-new">
          <Heading level={3}>{t("table.agreements.new")}</Heading>
          <AgreementForm starts={pressed} onDone={() => setWriting(false)} />
        </div>
      )}
      {/* Below what one is writing: what others write meanwhile must not move it from under the hand. */}
      {agreements.length === 0 && <p className="hint">{t("table.agreements.none")}</p>}
      <ul className="agreements" role="list">
        {agreements.map((agreement) => (
          <AgreementLine key={agreement.id} agreement={agreement} />
        ))}
      </ul>
    </section>
  );
}

function AgreementLine({ agreement }: { agreement: Agreement }) {
  const { t } = useTexts();
  const { you } = useNames();
  const me = useLive(({ view }) => view.me);
  const [changing, setChanging] = useDraft(`agreement-changing/${agreement.id}`, false);
  const { takeOn, drop, busy, error } = useAgreementDeeds(agreement.id);
  const own = agreement.mine || agreement.author === me?.participant;
  const mayDrop = agreement.mine || (!agreement.taker && own);
  return (
    <li>
      <AgreementText agreement={agreement} />
      <span className="hint">
        {agreement.taker
          ? t(agreement.mine ? "table.agreements.takenByYou" : "table.agreements.takenBy", { name: you(agreement.taker), executor: agreement.executor })
          : t("table.agreements.open", { executor: agreement.executor })}
      </span>
      <div className="decision__row">
        {!agreement.taker && me && takesOn(me.capacity) && (
          <Button className="small" disabled={busy} onClick={() => takeOn.press()}>
            {t("table.agreements.takeOn")} <span className="unseen">{agreementName(agreement)}</span>
          </Button>
        )}
        {own && (
          <Button className="small" appearance="subtle" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {t("table.agreements.change")} <span className="unseen">{agreementName(agreement)}</span>
          </Button>
        )}
        {mayDrop && changing && (
          <Button className="small" appearance="subtle" disabled={busy} onClick={() => drop.press()}>
            {t("table.agreements.drop")} <span className="unseen">{agreementName(agreement)}</span>
          </Button>
        )}
      </div>
      <FieldReasons id={`agreement-${agreement.id}`} error={error} />
      {changing && <AgreementForm starts agreement={agreement} onDone={() => setChanging(false)} />}
    </li>
  );
}

function useAgreementDeeds(agreement: string) {
  const takeOn = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/agreements/{agreement}/taker", { params: { path: { ...path, agreement }, header } }),
  );
  const drop = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/agreements/{agreement}/removal", { params: { path: { ...path, agreement }, header } }),
  );
  return { takeOn, drop, busy: takeOn.isPending || drop.isPending, error: takeOn.error ?? drop.error };
}

/** What will be done, how much, and when. */
export function AgreementText({ agreement }: { agreement: Agreement }) {
  const { t, language } = useTexts();
  const { activity, extent, start, end } = agreement;
  const when = end
    ? t("table.agreements.fromTo", { start: dateOf(start, language), end: dateOf(end, language) })
    : t("table.agreements.from", { start: dateOf(start, language) });
  return (
    <>
      <b className="agreement">{activity}</b>
      <span className="hint">
        {asSentence(extent)} {when}
      </span>
    </>
  );
}
