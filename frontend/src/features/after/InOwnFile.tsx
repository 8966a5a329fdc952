// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Heading, Paragraph } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";

/** The end of a parcel: it is in the own file, and destroyed here. (S7) */
export function InOwnFile({ meeting }: { meeting: string }) {
  const { t } = useTexts();
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
      <div className="actions">
        <Twice
          label={t("collect.inMyFile")}
          appearance="primary-action"
          sure={t("collect.sure")}
          yes={t("collect.yes")}
          disabled={collect.isPending}
          onPress={() => collect.press()}
        />
      </div>
    </section>
  );
}
