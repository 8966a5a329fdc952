// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Badge, Button, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { useNames } from "../table/names";
import { AskForAgreement } from "./AskForAgreement";
import { RequestLines } from "./RequestLines";

interface Props {
  agreement: Agreement;
  /** The first that is not discussed yet. */
  isCurrent: boolean;
}

/** One agreement in the round: what goes along for it, and what who does it still asks for. */
export function AgreementTurn({ agreement, isCurrent }: Props) {
  const { t } = useTexts();
  const { you } = useNames();
  const requests = useLive(({ view }) => view.requests);
  const chair = useLive(({ view }) => view.me?.organiser);
  const here = requests.filter((request) => request.agreement === agreement.id && request.state !== "lapsed");
  const id = `turn-${agreement.id}`;
  return (
    <section className={isCurrent ? "box turn turn--current" : "box turn"} aria-labelledby={id}>
      <div className="titled">
        <Heading level={2} id={id}>
          {agreement.activity}
        </Heading>
        <Badge>{t(agreement.discussed ? "round.discussed" : isCurrent ? "round.current" : "round.later")}</Badge>
      </div>
      <p className="hint">
        {agreement.taker
          ? t(agreement.mine ? "table.agreements.takenByYou" : "table.agreements.takenBy", { name: you(agreement.taker), executor: agreement.executor })
          : t("round.notTaken")}
      </p>
      <RequestLines requests={here} none={t("round.nothing")} />
      {agreement.mine && <AskForAgreement agreement={agreement} />}
      {chair && isCurrent && <Discussed agreement={agreement} />}
    </section>
  );
}

/** The chair takes up an agreement and goes on to the next. */
function Discussed({ agreement }: { agreement: Agreement }) {
  const { t } = useTexts();
  const discuss = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/round/agreements/{agreement}", { params: { path: { ...path, agreement: agreement.id }, header } }),
  );
  return (
    <>
      {discuss.error && <Failure error={discuss.error} />}
      <div className="actions">
        <Button appearance="primary-action" disabled={discuss.isPending} onClick={() => discuss.press()}>
          {t("round.next")}
        </Button>
      </div>
    </>
  );
}
