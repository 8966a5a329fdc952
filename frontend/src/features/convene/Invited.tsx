// SPDX-License-Identifier: EUPL-1.2

import { taskLang, taskName, useCatalogue } from "../../api/catalogue";
import type { View } from "../../api/types";
import { Folded, Heading, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { isAhead } from "../../lib/stages";
import { firstToConfirm, isSettled, progressOf } from "./progress";
import { InvitationState } from "./InvitationState";
import { InvitedDeeds, SeldomDeeds, type InvitedPerson } from "./InvitedDeeds";

/** Who is asked: one by one, with the reason, the task, and what is still needed. From the house's number on each further one is a question. (M8) */
export function Invited({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const { people, tally } = meeting;
  const count = people.length;
  return (
    <section aria-labelledby="invited">
      <Heading level={2} id="invited">
        {t("invited.title", { count })}
      </Heading>
      {tally && count > tally.weighed && <Paragraph>{t("invited.many", { count })}</Paragraph>}
      <List labelledBy="invited" layout="lines">
        {people.map((person) => (
          <Person key={person.participant} meeting={meeting} person={person} />
        ))}
      </List>
    </section>
  );
}

function Person({ meeting, person }: InvitedPerson) {
  const { t } = useTexts();
  const { name, organisation, capacity } = person;
  const progress = progressOf(person);
  const waitsForAnother = progress === "confirm" && firstToConfirm(person, meeting.people);
  return (
    <li className="person">
      <div className="line">
        <Heading level={3}>{name}</Heading>
        <span className="subtle">
          {organisation}, {t(`capacities.${capacity}`)}
        </span>
        {!isSettled(progress) && <Why meeting={meeting} person={person} />}
      </div>
      <div className="line">
        {!isSettled(progress) && <How meeting={meeting} person={person} />}
        {!waitsForAnother && <b>{t(`invited.progress.${progress}`)}</b>}
        {isSettled(progress) ? <Settled meeting={meeting} person={person} /> : <InvitedDeeds meeting={meeting} person={person} />}
      </div>
    </li>
  );
}

/** Of whom nothing is needed any more the rest is folded: what still waits for the organiser stands out. */
function Settled({ meeting, person }: InvitedPerson) {
  const { t } = useTexts();
  return (
    <details className="more">
      <summary>
        {t("invited.settled")}
        <span className="unseen"> ({person.name})</span>
      </summary>
      <Why meeting={meeting} person={person} />
      <How meeting={meeting} person={person} />
      <SeldomDeeds meeting={meeting} person={person} />
    </details>
  );
}

/** Why somebody is needed, and for which parts. */
function Why({ meeting, person: { preparation, parts } }: InvitedPerson) {
  const { t } = useTexts();
  const numbers = parts.map((part) => meeting.parts.findIndex(({ id }) => id === part) + 1).join(", ");
  return (
    <>
      <span>{preparation?.why}</span>
      <span className="subtle">{t("invited.parts", { numbers })}</span>
    </>
  );
}

/** Under which task somebody comes, and how the invitation is doing. */
function How({ meeting, person }: InvitedPerson) {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  const { task, door, presence, participant } = person;
  const asker = meeting.people.find((other) => other.participant === task?.asker)?.name;
  // There is a link for who is not at the table, as long as there is something to come to. (M7, M9)
  const invites = isAhead(meeting.stage) && presence !== "at-table" && participant !== meeting.me?.participant;
  return (
    <>
      {task && (
        <span>
          <span className="subtle">{t("invited.task")}</span>{" "}
          {asker ? (
            t("invited.advises", { name: asker })
          ) : (
            <span lang={taskLang(task)}>
              <Folded text={taskName(catalogue.data, task)} />
            </span>
          )}
        </span>
      )}
      {door && invites && <InvitationState person={person} door={door} />}
    </>
  );
}
