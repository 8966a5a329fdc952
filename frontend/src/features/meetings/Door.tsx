// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
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
  const outside = useOutside(me?.presence);
  if (stage === "closed") return <After meeting={meeting} />;
  if (stage === "closing" || stage === "sealed") return <ClosingNow />;
  if (me?.presence === "at-table") return <Navigate to={`/meetings/${id}/table`} replace />;
  if (!me || me.organiser) return <Preparation meeting={meeting} />;
  // Who came by a link waits already, with things still to do.
  const ready = me.accepted && (!me.needsTask || me.task);
  return me.presence === "waiting" && ready ? <WaitingRoom meeting={meeting} /> : <Invitation meeting={meeting} outside={outside} />;
}

/** Whether somebody waited and does no longer: who was not let in thought that the page was wrong, and went back in. */
function useOutside(presence: string | undefined): boolean {
  const [before, setBefore] = useState(presence);
  const [outside, setOutside] = useState(false);
  if (presence !== before) {
    setBefore(presence);
    setOutside(before === "waiting" && presence === "");
  }
  return outside;
}

function ClosingNow() {
  const { t } = useTexts();
  return (
    <Screen title={t("meetings.closingNow")} lead={t("meetings.closingNowText")}>
      {null}
    </Screen>
  );
}
