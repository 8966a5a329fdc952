// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Badge, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime, span } from "../../lib/times";

/** One meeting in a list: when, how far it has come, and what waits there. */
export function MeetingLine({ meeting }: { meeting: View<"MeetingLine"> }) {
  const { t, language } = useTexts();
  const { id, stage, plannedStart, plannedEnd, organiser, prepared, cancelled, parcel } = meeting;
  const expected = stage === "convened" && !organiser && !cancelled;
  return (
    <li>
      <div className="line">
        <RouteLink to={`/meetings/${id}`}>{t("meetings.item", { when: span(plannedStart, plannedEnd, language) })}</RouteLink>
        {organiser && <span className="subtle">{t("meetings.organiser")}</span>}
        {expected && (prepared ? <span className="subtle">{t("meetings.prepared")}</span> : <RouteLink to={`/meetings/${id}`}>{t("meetings.toPrepare")}</RouteLink>)}
        {parcel && !parcel.gone && (
          <b>{t(parcel.count === 1 ? "meetings.parcelOne" : "meetings.parcel", { count: parcel.count, until: dateAndTime(parcel.until, language) })}</b>
        )}
      </div>
      {(cancelled || stage !== "closed") && <Badge>{t(cancelled ? "meetings.stage.cancelled" : `meetings.stage.${stage}`)}</Badge>}
    </li>
  );
}
