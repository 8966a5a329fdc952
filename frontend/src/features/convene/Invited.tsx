// SPDX-License-Identifier: EUPL-1.2

import { taskLang, taskName, useCatalogue } from "../../api/catalogue";
import type { View } from "../../api/types";
import { Folded, Heading, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { progressOf } from "./progress";
import { InvitationState } from "./InvitationState";
import { InvitedDeeds } from "./InvitedDeeds";

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

/** Until the meeting closes there is something to come to, and a link for who is not at the table. (M7, M9) */
function canCome(stage: View<"Stage">): boolean {
  return stage === "convened" || stage === "table" || stage === "round";
}

function Person({ meeting, person }: { meeting: View<"Meeting">; person: View<"Person"> }) {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  const { name, organisation, capacity, preparation, task, parts, presence, door } = person;
  const { stage, me } = meeting;
  const isMe = person.participant === me?.participant;
  const asker = meeting.people.find(({ participant }) => participant === task?.asker)?.name;
  const numbers = parts.map((part) => meeting.parts.findIndex(({ id }) => id === part) + 1).join(", ");
  return (
    <li className="person">
      <div className="line">
        <Heading level={3}>{name}</Heading>
        <span className="subtle">
          {organisation}, {t(`capacities.${capacity}`)}
        </span>
        <span>{preparation?.why}</span>
        <span className="subtle">{t("invited.parts", { numbers })}</span>
      </div>
      <div className="line">
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
        {door && canCome(stage) && presence !== "at-table" && !isMe && <InvitationState person={person} door={door} />}
        <b>{t(`invited.progress.${progressOf(person)}`)}</b>
        <InvitedDeeds meeting={meeting} person={person} />
      </div>
    </li>
  );
}
