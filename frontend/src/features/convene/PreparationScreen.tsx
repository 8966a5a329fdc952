// SPDX-License-Identifier: EUPL-1.2

import { Navigate } from "react-router";

import { isAhead } from "../../lib/stages";
import { Followed } from "../meetings/Followed";
import { Preparation } from "./Preparation";

/** The preparation at its own address, so that the chair can reach it from the table; once it is over, the meeting's own says so. */
export default function PreparationScreen() {
  return (
    <Followed>
      {(meeting) => (isAhead(meeting.stage) ? <Preparation meeting={meeting} /> : <Navigate to={`/meetings/${meeting.id}`} replace />)}
    </Followed>
  );
}
