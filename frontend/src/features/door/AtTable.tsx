// SPDX-License-Identifier: EUPL-1.2

import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { ConfirmTask } from "../convene/ConfirmTask";
import { AdmitAll } from "./AdmitAll";
import { DeclaredTask } from "./DeclaredTask";
import { WaitingPerson } from "./WaitingPerson";

interface Props {
  waiting: readonly Person[];
  toConfirm: readonly Person[];
}

/** Who comes later, as the chair sees it at the table among what else waits for them: the waiting room, and tasks to confirm. (L1, M2) */
export default function AtTable({ waiting, toConfirm }: Props) {
  return (
    <>
      <AdmitAll waiting={waiting} />
      <ul className="decisions" role="list">
        {waiting.map((person) => (
          <li key={person.participant}>
            <WaitingPerson person={person} />
          </li>
        ))}
        {toConfirm.map((person) => (
          <li key={person.participant}>
            <Declared person={person} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Declared({ person }: { person: Person }) {
  const people = useLive(({ view }) => view.people);
  return (
    <div className="waits">
      <p>
        <b>{person.name}</b>, {person.organisation}
      </p>
      <DeclaredTask person={person} />
      <ConfirmTask person={person} people={people} />
    </div>
  );
}
