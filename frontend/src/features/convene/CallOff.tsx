// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Heading, Paragraph } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";

/** Calls a meeting off that has not begun: who was asked hears of it, and what was set ready is destroyed. (C7, M7) */
export function CallOff({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const close = useDeed((to) => api.PUT("/v1/meetings/{meeting}/closure", { params: to }));
  const asked = meeting.people.filter(({ participant }) => participant !== meeting.me?.participant).length;
  return (
    <section className="sheet" aria-labelledby="call-off">
      <Heading level={2} id="call-off">
        {t("callOff.title")}
      </Heading>
      <Paragraph>{t("callOff.lead")}</Paragraph>
      {close.error && <Failure error={close.error} />}
      {close.waiting && <Waiting />}
      <div className="actions">
        <Twice
          label={t("callOff.submit")}
          appearance="secondary-action"
          sure={t("callOff.sure", { count: asked })}
          yes={t("callOff.yes")}
          disabled={close.isPending}
          onPress={() => close.press()}
        />
      </div>
    </section>
  );
}
