// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useDeed } from "../../live/useDeed";
import { Dialog } from "./Dialog";

/** The chair shows one person out; asked twice, because it takes everything from that person's screen. (L1) */
export function ShowOut({ person: { participant, name } }: { person: Person }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const showOut = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/removal", { params: { path: { ...path, participant }, header } }),
  );
  return (
    <>
      <Button className="small" appearance="subtle" onClick={() => setAsking(true)}>
        {t("table.showOut.button")} <span className="unseen">{name}</span>
      </Button>
      {asking && (
        <Dialog title={t("table.showOut.title", { name })} onClose={() => setAsking(false)}>
          <Paragraph>{t("table.showOut.text")}</Paragraph>
          {showOut.error && <Failure error={showOut.error} />}
          <div className="actions">
            <Button appearance="primary-action" disabled={showOut.isPending} onClick={() => showOut.press()}>
              {t("table.showOut.confirm")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("table.cancel")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
