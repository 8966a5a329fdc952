// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import { useNavigate, useParams } from "react-router";

import { api, Refused } from "../../api/client";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useViewer } from "../session/session";
import { AccessOf } from "./AccessOf";
import { card, CardFields } from "./AddPerson";
import { useHouseCommand, usePeople, type PersonLine } from "./house";
import { Fetched, HouseScreen } from "./HouseScreen";
import { RolesOf } from "./RolesOf";

/** One person as the house keeps them: card, roles, how they prove who they are, and the end of it. */
export default function Person() {
  const { t } = useTexts();
  const { person = "" } = useParams();
  return (
    <HouseScreen title={t("house.people.title")}>
      <Fetched query={usePeople()}>
        {(people) => {
          const line = people.find(({ id }) => id === person);
          return line ? <Kept person={line} /> : <Failure error={new Refused(404, "not-found")} />;
        }}
      </Fetched>
    </HouseScreen>
  );
}

function Kept({ person }: { person: PersonLine }) {
  const { t } = useTexts();
  const [saved, setSaved] = useState(false);
  const { id, name, email = "", organisation, contact = "", roles = [] } = person;
  return (
    <>
      <section className="sheet" aria-labelledby="card">
        <Heading level={2} id="card">
          {name}
        </Heading>
        <CardForm key={JSON.stringify([name, email, organisation, contact])} person={person} onSaved={() => setSaved(true)} />
        <p role="status">{saved && t("house.saved")}</p>
      </section>
      <RolesOf key={roles.join()} person={person} />
      <AccessOf person={person} />
      <Removal key={id} person={person} />
    </>
  );
}

function CardForm({ person, onSaved }: { person: PersonLine; onSaved: () => void }) {
  const { t } = useTexts();
  const { id, name, email = "", organisation, contact = "" } = person;
  const { form, done } = useDraftForm(`card/${id}`, card, { name, email, organisation, contact });
  const change = useHouseCommand(
    (header, body: View<"ChangedPerson">) => api.PUT("/v1/people/{person}", { params: { path: { person: id }, header }, body }),
    () => {
      done();
      onSaved();
    },
  );
  return (
    <Form name="card" form={form} command={change} submit={t("house.save")} onValid={change.press}>
      <CardFields />
    </Form>
  );
}

function Removal({ person: { id, name } }: { person: PersonLine }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const me = useViewer();
  const remove = useHouseCommand(
    (header) => api.PUT("/v1/people/{person}/removal", { params: { path: { person: id }, header } }),
    () => navigate("/house/people"),
  );
  if (me.id === id) return null;
  return (
    <section className="sheet" aria-labelledby="removal">
      <Heading level={2} id="removal">
        {t("house.removal.title")}
      </Heading>
      <Paragraph>{t("house.removal.means")}</Paragraph>
      {remove.error && <Failure error={remove.error} />}
      <div className="actions">
        <Twice
          label={t("house.removal.remove", { name })}
          appearance="secondary-action"
          sure={t("house.removal.sure", { name })}
          disabled={remove.isPending}
          onPress={() => remove.press()}
        />
      </div>
    </section>
  );
}
