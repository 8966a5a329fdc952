// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { Decision } from "./Decision";
import { RequestText } from "./Decisions";
import { Dialog } from "./Dialog";
import { waitingFor } from "./rights";

/** Leaving the table; who leaves is asked first what may be taken home. (L1) */
export function Leave() {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const chair = useLive(({ view }) => view.me?.organiser);
  const items = useLive(({ view }) => view.items);
  const requests = useLive(({ view }) => view.requests);
  const leave = useDeed((params) => api.PUT("/v1/meetings/{meeting}/departure", { params }));
  const asked = waitingFor(items, requests);
  // The chair leaves by closing.
  if (chair) return null;
  return (
    <>
      <Button className="small" onClick={() => setAsking(true)}>
        {t("table.leave.button")}
      </Button>
      {asking && (
        <Dialog title={t("table.leave.title")} onClose={() => setAsking(false)}>
          <Paragraph>{t("table.leave.text")}</Paragraph>
          {asked.length > 0 && <Paragraph>{t("table.leave.asked")}</Paragraph>}
          <ul className="decisions" role="list">
            {asked.map((request) => (
              <li key={request.id}>
                <RequestText request={request} />
                <Decision request={request} />
              </li>
            ))}
          </ul>
          {leave.error && <Failure error={leave.error} />}
          <div className="actions">
            <Button appearance="primary-action" disabled={leave.isPending} onClick={() => leave.press()}>
              {t("table.leave.confirm")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("table.leave.stay")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
