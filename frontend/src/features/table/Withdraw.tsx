// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { Dialog } from "./Dialog";

/** The provider takes an item off the table; asked twice, because it does not come back. (L6) */
export function Withdraw({ item }: { item: string }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const withdraw = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/items/{item}/withdrawal", { params: { path: { ...path, item }, header } }),
  );
  return (
    <>
      <Button className="small" onClick={() => setAsking(true)}>
        {t("table.withdraw.button")}
      </Button>
      {asking && (
        <Dialog title={t("table.withdraw.title")} onClose={() => setAsking(false)}>
          <Paragraph>{t("table.withdraw.text")}</Paragraph>
          {withdraw.error && <Failure error={withdraw.error} />}
          <div className="actions">
            <Button appearance="primary-action" disabled={withdraw.isPending} onClick={() => withdraw.press()}>
              {t("table.withdraw.confirm")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("table.cancel")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
