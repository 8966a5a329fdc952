// SPDX-License-Identifier: EUPL-1.2

import { Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useWaiting } from "../table/WaitingList";
import { AdmitAll } from "./AdmitAll";
import { WaitingPerson } from "./WaitingPerson";

/** The waiting room as the chair sees it before going to the table. (L1) */
export function AtTheDoor() {
  const { t } = useTexts();
  const waiting = useWaiting();
  if (waiting.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="at-the-door">
      <Heading level={2} id="at-the-door">
        {t("door.title", { count: waiting.length })}
      </Heading>
      <AdmitAll waiting={waiting} />
      <ul className="plain waiting-room" role="list" aria-labelledby="at-the-door">
        {waiting.map((person) => (
          <li key={person.participant}>
            <WaitingPerson person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
