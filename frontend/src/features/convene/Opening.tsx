// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { progressOf } from "./progress";

/** The way to the table for who convenes: open it, or go back to it. */
export function Opening({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const { id, stage, me, people } = meeting;
  const open = useDeed((to) => api.PUT("/v1/meetings/{meeting}/opening", { params: to }));
  const enter = useDeed((to) => api.PUT("/v1/meetings/{meeting}/arrival", { params: to }));
  const planned = stage === "convened";
  const waiting = people.filter((person) => progressOf(person) === "waiting").length;
  if (!me?.confirmed || !me.accepted) {
    return <Paragraph>{t("prepare.openLater")}</Paragraph>;
  }
  return (
    <section className="sheet" aria-labelledby="opening">
      <Heading level={2} id="opening">
        {t(planned ? "prepare.open" : "prepare.isOpen")}
      </Heading>
      <Paragraph>
        {t(planned ? "prepare.openHow" : "prepare.enterHow")} {waiting > 0 && t("prepare.waiting", { count: waiting })}
      </Paragraph>
      {me.presence === "at-table" ? (
        <div className="actions">
          <LinkButton to={`/meetings/${id}/table`} appearance="primary-action">
            {t("prepare.back")}
          </LinkButton>
        </div>
      ) : (
        <Deed command={planned ? open : enter} appearance="primary-action">
          {t(planned ? "prepare.openNow" : "prepare.back")}
        </Deed>
      )}
    </section>
  );
}
