// SPDX-License-Identifier: EUPL-1.2

import { Navigate, useParams } from "react-router";

import { Away } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { After } from "../after/After";
import { Preparation } from "../convene/Preparation";
import { Invitation } from "../invitation/Invitation";
import { WaitingRoom } from "../waiting/WaitingRoom";
import { useMeeting } from "./meeting";

/** The address of a meeting: leads each to where they are now, and on as that changes. */
export default function Door() {
  const { meeting: id = "" } = useParams();
  const { data, error, refetch } = useMeeting(id);
  // What was refused is not shown a moment longer; a server that is away has refused nothing.
  if (error && !(error instanceof Away && data)) return <Failure error={error} onRetry={() => void refetch()} />;
  return data ? <Where meeting={data} /> : <Loading />;
}

function Where({ meeting }: { meeting: View<"Meeting"> }) {
  const { me, stage, id } = meeting;
  if (stage === "closed") return <After meeting={meeting} />;
  if (stage === "closing" || stage === "sealed") return <ClosingNow />;
  if (me?.presence === "at-table") return <Navigate to={`/meetings/${id}/table`} replace />;
  if (!me || me.organiser) return <Preparation meeting={meeting} />;
  return me.presence === "waiting" ? <WaitingRoom meeting={meeting} /> : <Invitation meeting={meeting} />;
}

function ClosingNow() {
  const { t } = useTexts();
  return (
    <Screen title={t("meetings.closingNow")} lead={t("meetings.closingNowText")}>
      {null}
    </Screen>
  );
}
