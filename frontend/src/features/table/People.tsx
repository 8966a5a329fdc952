// SPDX-License-Identifier: EUPL-1.2

import "./people.css";

import { needsTask, taskLang, taskName } from "../../api/catalogue";
import { GiveCode, Neighbours } from "../door/later";
import { Folded, Heading, LinkButton } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { labelOf, useCatalogue } from "./catalogue";
import { partName, useNames } from "./names";
import { invitingPath } from "./paths";
import { enforces, isAtTable } from "./rights";
import { ShowOut } from "./ShowOut";

/** Who is at the table, for whom, under which task, and what matters about them. */
export function People() {
  const { t } = useTexts();
  const people = useLive(({ view }) => view.people);
  const elsewhere = useLive(({ view }) => view.meeting?.elsewhere ?? 0);
  const chair = useLive(({ view }) => view.me?.organiser);
  const meeting = useMeetingId();
  const mayVouch = useLive(({ view }) => (view.me?.neighbours?.length ?? 0) > 0);
  const here = people.filter(isAtTable);
  const others = people.filter((person) => !isAtTable(person));
  return (
    <section className="pane people" data-pane="people" aria-labelledby="people">
      <Heading level={2} id="people">
        {t("table.people.title")} <span className="count">{here.length}</span>
      </Heading>
      <ul role="list">
        {here.map((person) => (
          <PersonLine key={person.participant} person={person} />
        ))}
      </ul>
      {elsewhere > 0 && <p className="hint">{t(elsewhere === 1 ? "table.people.elsewhereOne" : "table.people.elsewhere", { count: elsewhere })}</p>}
      {chair && (
        <LinkButton appearance="subtle" to={invitingPath(meeting)}>
          {t("table.people.invite")}
        </LinkButton>
      )}
      {mayVouch && <Neighbours />}
      {others.length > 0 && (
        <details className="people__others">
          <summary>{t("table.people.others", { count: others.length })}</summary>
          <ul role="list">
            {others.map((person) => (
              <PersonLine key={person.participant} person={person} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function PersonLine({ person }: { person: Person }) {
  const { t } = useTexts();
  const chair = useLive(({ view }) => view.me?.organiser);
  const mine = useLive(({ view }) => view.me?.participant);
  const task = taskName(useCatalogue(), person.task);
  const missing = useMissingParts(person);
  return (
    <li>
      <div className="people__name">
        <b>{person.participant === mine ? t("table.people.you", { name: person.name }) : person.name}</b>
        {chair && isAtTable(person) && person.participant !== mine && <ShowOut person={person} />}
      </div>
      <div className="people__for">
        {person.organisation}
        <div lang={taskLang(person.task)}>
          <Folded text={task} longest={60} />
        </div>
      </div>
      <Marks person={person} />
      {missing && <span className="hint">{t("table.people.notAt", { parts: missing })}</span>}
      {chair && isAtTable(person) && mayLackDevice(person) && <GiveCode person={person} />}
    </li>
  );
}

/** Who came without anything to show who they are often has no device either. Others can have a code while they wait. */
function mayLackDevice({ capacity, door }: Person): boolean {
  return !needsTask(capacity) || door?.method === "vouched" || door?.tableCode === true;
}

function useMissingParts(person: Person): string {
  const parts = useLive(({ view }) => view.parts);
  if (!isAtTable(person)) return "";
  const missing = parts.filter(({ id }) => !person.parts.includes(id));
  return missing.map(({ id }) => partName(parts, id)).join(", ");
}

function Marks({ person }: { person: Person }) {
  const { t } = useTexts();
  const { name } = useNames();
  const { partners } = useCatalogue();
  const { capacity, task } = person;
  const marks: [kind: string, text: string][] = [];
  if (capacity !== "professional" && capacity !== "care-professional") marks.push(["plain", t(`capacities.${capacity}`)]);
  if (capacity === "adviser") marks.push(["adviser", t("table.people.takesNone")]);
  if (task?.asker) marks.push(["plain", t("table.people.askedBy", { name: name(task.asker) })]);
  if (task?.secrecy === "medical") marks.push(["plain", t("table.people.secrecy")]);
  if (enforces(person)) marks.push(["police", labelOf(partners, person.hat)]);
  if (person.presence === "" && person.attended) marks.push(["plain", t("table.people.left")]);
  if (person.presence === "waiting") marks.push(["plain", t("table.people.waits")]);
  if (!marks.length) return null;
  return (
    <span className="marks">
      {marks.map(([kind, text]) => (
        <span key={text} className={`mark mark--${kind}`}>
          {text}
        </span>
      ))}
    </span>
  );
}
