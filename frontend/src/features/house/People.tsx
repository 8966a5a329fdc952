// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import { useNavigate } from "react-router";

import { Badge, Field, List, RouteLink, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { AddPerson } from "./AddPerson";
import { found, nameAndOrganisation, usePeople, type PersonLine } from "./house";
import { Fetched, HouseScreen } from "./HouseScreen";

// More than anybody reads through; searching finds the others.
const most = 50;

/** Mensen: whom the house knows, found by name or organisation, and adding somebody. */
export default function People() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <HouseScreen title={t("house.people.title")}>
      <section className="sheet" aria-label={t("house.people.title")}>
        <AddPerson name="house" onAdded={(id) => void navigate(`/house/people/${id}`)} />
        <Known />
      </section>
    </HouseScreen>
  );
}

function Known() {
  const { t } = useTexts();
  const [words, setWords] = useState("");
  return (
    <>
      <Field id="search-people" label={t("people.search")}>
        <Textbox id="search-people" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <Fetched query={usePeople()}>{(people) => <Matches people={found(people, words, nameAndOrganisation)} />}</Fetched>
    </>
  );
}

function Matches({ people }: { people: readonly PersonLine[] }) {
  const { t } = useTexts();
  return (
    <>
      <p className="subtle" role="status">
        {t(people.length > most ? "house.people.tooMany" : "people.found", { count: people.length, most })}
      </p>
      <List label={t("house.people.title")} layout="lines">
        {people.slice(0, most).map((person) => (
          <Line key={person.id} person={person} />
        ))}
      </List>
    </>
  );
}

function Line({ person: { id, name, organisation, roles = [], known, proofs = [] } }: { person: PersonLine }) {
  const { t } = useTexts();
  const toCompare = proofs.some(({ confirmed }) => !confirmed);
  return (
    <li>
      <div className="line">
        <RouteLink to={`/house/people/${id}`}>{name}</RouteLink>
        <span className="subtle">{organisation}</span>
        {!known && <span className="subtle">{t("house.people.unknown")}</span>}
        {toCompare && <b>{t("house.people.toCompare")}</b>}
      </div>
      {roles.map((role) => (
        <Badge key={role}>{t(`roles.${role}.name`)}</Badge>
      ))}
    </li>
  );
}
