// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Button, Heading, Paragraph } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";

/** The end of a parcel: it is in the own file. What cannot be undone is asked once more. */
export function InOwnFile({ meeting }: { meeting: string }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const collect = useCommand(
    (_: void, key) => api.PUT("/v1/meetings/{meeting}/parcel/collection", { params: { path: { meeting }, header: keyed(key) } }),
    // Reset: what was taken along is gone, also while the next answer is on its way.
    () => queries.resetQueries({ queryKey: [own, "parcel", meeting] }),
  );
  return (
    <section className="sheet no-print" aria-labelledby="in-own-file">
      <Heading level={2} id="in-own-file">
        {t("collect.title")}
      </Heading>
      <Paragraph>{t("collect.text")}</Paragraph>
      {collect.error && <Failure error={collect.error} />}
      {collect.waiting && <Waiting />}
      {asked && (
        <p role="status">
          <b>{t("collect.sure")}</b>
        </p>
      )}
      <div className="actions">
        {asked ? (
          <>
            <Button appearance="primary-action" disabled={collect.isPending} onClick={() => collect.press()}>
              {t("collect.yes")}
            </Button>
            <Button disabled={collect.isPending} onClick={() => setAsked(false)}>
              {t("collect.no")}
            </Button>
          </>
        ) : (
          <Button appearance="primary-action" onClick={() => setAsked(true)}>
            {t("collect.inMyFile")}
          </Button>
        )}
      </div>
    </section>
  );
}
