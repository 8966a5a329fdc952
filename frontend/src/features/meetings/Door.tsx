// SPDX-License-Identifier: EUPL-1.2

import { Navigate } from "react-router";

import type { View } from "../../api/types";
import { Screen } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { After } from "../after/After";
import { Preparation } from "../convene/Preparation";
import { Invitation } from "../invitation/Invitation";
import { WaitingRoom } from "../waiting/WaitingRoom";
import { Followed } from "./Followed";

/** The address of a meeting: leads each to where they are now, and on as that changes. */
export default function Door() {
  return <Followed>{(meeting) => <Where meeting={meeting} />}</Followed>;
}

function Where({ meeting }: { meeting: View<"Meeting"> }) {
  const { me, stage, id } = meeting;
  if (stage === "closed") return <After meeting={meeting} />;
  if (stage === "closing" || stage === "sealed") return <ClosingNow />;
  if (me?.presence === "at-table") return <Navigate to={`/meetings/${id}/table`} replace />;
  if (!me || me.organiser) return <Preparation meeting={meeting} />;
  // Who came by a link waits already, with things still to do.
  const ready = me.accepted && (!me.needsTask || me.task);
  return me.presence === "waiting" && ready ? <WaitingRoom meeting={meeting} /> : <Invitation meeting={meeting} />;
}

function ClosingNow() {
  const { t } = useTexts();
  return (
    <Screen title={t("meetings.closingNow")} lead={t("meetings.closingNowText")}>
      {null}
    </Screen>
  );
}
