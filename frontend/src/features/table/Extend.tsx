// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";

const halfAnHour = 30 * 60_000; // milliseconds

/** The chair lets the table close half an hour later than it would. (S8) */
export function Extend() {
  const { t } = useTexts();
  const closesAt = useLive(({ view }) => view.meeting?.closesAt);
  const extend = useDeed((params, until: string) => api.PUT("/v1/meetings/{meeting}/extension", { params, body: { until } }));
  if (!closesAt) return null;
  const later = new Date(new Date(closesAt).getTime() + halfAnHour).toISOString();
  return (
    <>
      {extend.error && <Failure error={extend.error} />}
      <div className="actions">
        <Button disabled={extend.isPending} onClick={() => extend.press(later)}>
          {t("table.extend")}
        </Button>
      </div>
    </>
  );
}
