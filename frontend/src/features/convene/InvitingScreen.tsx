// SPDX-License-Identifier: EUPL-1.2

import { Heading, Paragraph, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLiveMeeting } from "../meetings/meeting";
import { LivePage } from "../table/LivePage";
import { tablePath } from "../table/paths";
import { Purpose } from "../table/Purpose";
import { Invite } from "./Invite";
import { Invited } from "./Invited";
import { Seats } from "./Seats";

/** Inviting while the table is open. It is a part of the live page, so that what is half typed there stays. (M1) */
export default function InvitingScreen() {
  const { t } = useTexts();
  const meeting = useLiveMeeting();
  if (!meeting) return null;
  return (
    <LivePage>
      <Purpose />
      <div className="inviting">
        <RouteLink to={tablePath(meeting.id)}>{t("prepare.back")}</RouteLink>
        <Heading level={1}>{t("table.titles.inviting")}</Heading>
        <Paragraph appearance="lead">{t("table.inviting")}</Paragraph>
        <Invite meeting={meeting} />
        <Invited meeting={meeting} />
        <Seats meeting={meeting} />
      </div>
    </LivePage>
  );
}
