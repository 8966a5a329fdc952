// SPDX-License-Identifier: EUPL-1.2

import "./shared.css";

import { useId, useState } from "react";

import { needsTask } from "../../api/catalogue";
import { api } from "../../api/client";
import { Button, Field, Heading, Select } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { GiveCode } from "../door/later";
import { isAtTable, puts } from "../table/rights";
import { AcceptFor } from "./AcceptFor";
import { Decide } from "./Decide";
import { DeclareFor } from "./DeclareFor";
import { PressFor } from "./PressFor";
import { TypeFor } from "./TypeFor";

interface Props {
  owner: string;
  onOwner: (participant: string) => void;
  onClose: () => void;
}

/** One device for two: what is done here is of somebody else, and each deed takes their personal code. (L12) */
export default function SharedDevice({ owner, onOwner, onClose }: Props) {
  const { t } = useTexts();
  const id = useId();
  const mine = useLive(({ view }) => view.me?.participant);
  const chair = useLive(({ view }) => view.me?.organiser);
  const people = useLive(({ view }) => view.people);
  const [doing, setDoing] = useState<"type" | "decide">("type");
  const others = people.filter((person) => isAtTable(person) && person.participant !== mine && person.capacity !== "chair");
  const waiting = useWaitingBeside();
  const person = others.find(({ participant }) => participant === owner);
  const neighbour = waiting.find(({ participant }) => participant === owner);
  const name = (person ?? neighbour)?.name;
  return (
    <section className="box shared" data-for={name ? true : undefined} aria-labelledby={`${id}-title`}>
      <Heading level={2} id={`${id}-title`}>
        {name ? t("shared.band", { name }) : t("shared.title")}
      </Heading>
      {!name && (
        <Field id={`${id}-who`} label={t("shared.who")} description={t(chair ? "shared.whoHowChair" : "shared.whoHow")}>
          <Select id={`${id}-who`} value="" aria-describedby={`${id}-who-description`} onChange={(event) => onOwner(event.target.value)}>
            <option value="">{t("form.choose")}</option>
            {others.map(({ participant, name, organisation }) => (
              <option key={participant} value={participant}>
                {name}, {organisation}
              </option>
            ))}
            {waiting.map(({ participant, name }) => (
              <option key={participant} value={participant}>
                {t("shared.waits", { name })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {chair && person && <GiveCode key={owner} person={person} />}
      {neighbour && needsTask(neighbour.capacity) && !neighbour.task && <DeclareFor owner={neighbour} />}
      {neighbour && <AcceptFor person={neighbour} />}
      {person && (
        <>
          <div className="actions" role="group" aria-label={t("shared.what")}>
            {puts(person.capacity) && (
              <Button className="small" aria-pressed={doing === "type"} onClick={() => setDoing("type")}>
                {t("shared.type")}
              </Button>
            )}
            <Button className="small" aria-pressed={doing === "decide"} onClick={() => setDoing("decide")}>
              {t("shared.decide", { name: person.name })}
            </Button>
            <LeaveFor person={person} onDone={onClose} />
          </div>
          {doing === "type" && puts(person.capacity) ? <TypeFor person={person} /> : <Decide person={person} />}
        </>
      )}
      <div className="actions">
        <Button className="small" appearance="subtle" onClick={onClose}>
          {t("shared.close")}
        </Button>
      </div>
    </section>
  );
}

/** Who waits and has a code, as far as this person knows of them: the chair of all, others of who sits beside them. */
function useWaitingBeside(): Beside[] {
  const people = useLive(({ view }) => view.people);
  const neighbours = useLive(({ view }) => view.me?.neighbours) ?? [];
  const known: Beside[] = people.filter(({ presence, door }) => presence === "waiting" && door?.tableCode);
  const others = neighbours.filter((one) => one.presence === "waiting" && !known.some(({ participant }) => participant === one.participant));
  return [...known, ...others];
}

type Beside = Pick<Person, "participant" | "name" | "capacity"> & Partial<Pick<Person, "hat" | "task">>;

/** Who has no device says with the code that they go. */
function LeaveFor({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTexts();
  const { name } = person;
  return (
    <PressFor
      owner={person}
      label={t("shared.leave", { name })}
      appearance="subtle"
      send={(params, headers) => api.PUT("/v1/meetings/{meeting}/departure", { params, headers: { ...headers } })}
      onDone={onDone}
    >
      <p>{t("shared.leaveText", { name })}</p>
    </PressFor>
  );
}
