// SPDX-License-Identifier: EUPL-1.2

import { Followed } from "../meetings/Followed";
import { Preparation } from "./Preparation";

/** The preparation at its own address, so that the chair can reach it from the table. */
export default function PreparationScreen() {
  return <Followed>{(meeting) => <Preparation meeting={meeting} />}</Followed>;
}
