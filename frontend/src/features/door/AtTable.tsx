// SPDX-License-Identifier: EUPL-1.2

import type { Person } from "../../live/frames";
import { AdmitAll } from "./AdmitAll";
import { WaitingPerson } from "./WaitingPerson";

/** The waiting room as the chair sees it at the table, among what else waits for them. (L1) */
export default function AtTable({ waiting }: { waiting: readonly Person[] }) {
  return (
    <>
      <AdmitAll waiting={waiting} />
      <ul className="decisions" role="list">
        {waiting.map((person) => (
          <li key={person.participant}>
            <WaitingPerson person={person} />
          </li>
        ))}
      </ul>
    </>
  );
}
