// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Badge, Button, Heading, List, Paragraph } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateOf } from "../../lib/times";
import { useDeed } from "../../live/useDeed";
import { agreementName } from "./agreementName";

/** The agreements that the reader may see; who took one on says whether it is done. (S2) */
export function Agreements({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const { agreements } = meeting;
  return (
    <section className="sheet" aria-labelledby="agreements">
      <Heading level={2} id="agreements">
        {t("agreements.title")}
      </Heading>
      {agreements.length === 0 ? (
        <Paragraph>{t("agreements.none")}</Paragraph>
      ) : (
        <List labelledBy="agreements" layout="divided">
          {agreements.map((agreement) => (
            <Agreement key={agreement.id} meeting={meeting} agreement={agreement} />
          ))}
        </List>
      )}
    </section>
  );
}

function Agreement({ meeting, agreement }: { meeting: View<"Meeting">; agreement: View<"Agreement"> }) {
  const { t, language } = useTexts();
  const { activity, extent, start, end, taker, executor, remark, progress } = agreement;
  const who = meeting.people.find(({ participant }) => participant === taker)?.name;
  const isMine = taker !== undefined && taker === meeting.me?.participant;
  return (
    <li>
      <div className="line">
        <div className="titled">
          <span>
            <b>{agreementName(t, agreement)}</b> {activity}
          </span>
          <Badge>{t(`agreements.progress.${progress}`)}</Badge>
        </div>
        <span className="subtle">{extent}</span>
        <span className="subtle">
          {t(end ? "agreements.between" : "agreements.from", { start: dateOf(start, language), end: end ? dateOf(end, language) : "" })}
        </span>
        <span className="subtle">{[who, executor].filter(Boolean).join(", ")}</span>
        {remark && <span>{remark}</span>}
      </div>
      {isMine && <Report agreement={agreement} />}
    </li>
  );
}

const reports = ["done", "not-done"] as const;

function Report({ agreement }: { agreement: View<"Agreement"> }) {
  const { t } = useTexts();
  const report = useDeed((to, progress: View<"Progress">) =>
    api.PUT("/v1/meetings/{meeting}/agreements/{agreement}/progress", {
      params: { ...to, path: { ...to.path, agreement: agreement.id } },
      body: { progress },
    }),
  );
  return (
    <>
      {report.error && <Failure error={report.error} />}
      {report.waiting && <Waiting />}
      <div className="actions">
        {reports
          .filter((progress) => progress !== agreement.progress)
          .map((progress) => (
            <Button key={progress} disabled={report.isPending} onClick={() => report.press(progress)}>
              {t(`agreements.report.${progress}`, { name: agreementName(t, agreement) })}
            </Button>
          ))}
      </div>
    </>
  );
}
