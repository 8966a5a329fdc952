// SPDX-License-Identifier: EUPL-1.2

import { useParams } from "react-router";

import { LiveProvider } from "../../live/LiveProvider";
import { Gate } from "./Gate";

/** The live page of one meeting: the table, the round, and the close. */
export default function TablePage() {
  const { meeting = "", "*": screen = "" } = useParams();
  return (
    <LiveProvider key={meeting} meeting={meeting}>
      <Gate screen={screen} />
    </LiveProvider>
  );
}
