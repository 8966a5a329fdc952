// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import * as v from "valibot";

import { labelOf, useCatalogue } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { one, text } from "../../components/form/schema";
import { SelectField } from "../../components/form/SelectField";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Button, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useHouseCommand, useOrganisations } from "./house";
import { Fetched, HouseScreen } from "./HouseScreen";

type Line = View<"OrganisationLine">;

const schema = v.pipe(
  v.object({
    name: text("organisation-missing", 200),
    kind: one<View<"PartnerKind"> | "">("hat-unknown"),
    secrecy: one<View<"Secrecy"> | "">("secrecy-missing"),
  }),
  v.transform((form) => form as View<"NewOrganisation">),
);

/** Organisaties: with whom the house works, what kind each is, and which duty of secrecy its people have. */
export default function Organisations() {
  const { t } = useTexts();
  const [adding, setAdding] = useState(false);
  return (
    <HouseScreen title={t("house.organisations.title")}>
      <section className="sheet" aria-label={t("house.organisations.title")}>
        <Paragraph>{t("house.organisations.lead")}</Paragraph>
        {adding ? (
          <Edit onClose={() => setAdding(false)} />
        ) : (
          <div className="actions">
            <Button onClick={() => setAdding(true)}>{t("house.organisations.add")}</Button>
          </div>
        )}
        <Known />
      </section>
    </HouseScreen>
  );
}

function Known() {
  const { t } = useTexts();
  return (
    <Fetched query={useOrganisations()}>
      {(organisations) =>
        organisations.length === 0 ? (
          <Paragraph>{t("house.organisations.none")}</Paragraph>
        ) : (
          <List label={t("house.organisations.title")} layout="lines">
            {organisations.map((organisation) => (
              <OrganisationLine key={organisation.id} organisation={organisation} />
            ))}
          </List>
        )
      }
    </Fetched>
  );
}

function OrganisationLine({ organisation }: { organisation: Line }) {
  const { t } = useTexts();
  const [changing, setChanging] = useState(false);
  const catalogue = useCatalogue().data;
  const { id, name, kind, secrecy } = organisation;
  const drop = useHouseCommand((header) => api.PUT("/v1/organisations/{organisation}/removal", { params: { path: { organisation: id }, header } }));
  if (changing) {
    return (
      <li>
        <Edit organisation={organisation} onClose={() => setChanging(false)} />
      </li>
    );
  }
  return (
    <li className="person">
      <div className="line">
        <b>{name}</b>
        <span className="subtle">{labelOf(catalogue, "partners", kind)}</span>
        <span className="subtle">{labelOf(catalogue, "secrecies", secrecy)}</span>
        {drop.error && <Failure error={drop.error} />}
      </div>
      <div className="actions">
        <Button appearance="subtle" onClick={() => setChanging(true)}>
          {t("house.change")}
          <span className="unseen"> ({name})</span>
        </Button>
        <Twice
          label={t("house.drop")}
          about={name}
          sure={t("house.organisations.dropSure", { name })}
          disabled={drop.isPending}
          onPress={() => drop.press()}
        />
      </div>
    </li>
  );
}

function Edit({ organisation, onClose }: { organisation?: Line; onClose: () => void }) {
  const { t } = useTexts();
  const catalogue = useCatalogue().data;
  const { id = "", name = "", kind = "", secrecy = "" } = organisation ?? {};
  const { form, done } = useDraftForm(`organisation/${id}`, schema, { name, kind, secrecy });
  const close = () => {
    done();
    onClose();
  };
  const save = useHouseCommand(
    (header, body: View<"NewOrganisation">) =>
      id
        ? api.PUT("/v1/organisations/{organisation}", { params: { path: { organisation: id }, header }, body })
        : api.POST("/v1/organisations", { params: { header }, body }),
    close,
  );
  return (
    <div className="inset" role="group" aria-label={name || t("house.organisations.add")}>
      <Form name={`organisation-${id}`} form={form} command={save} submit={t("house.save")} onValid={save.press} onCancel={close}>
        <TextField name="name" label={t("people.name")} />
        <SelectField name="kind" label={t("convene.hat")} options={catalogue?.partners ?? []} />
        <SelectField name="secrecy" label={t("house.organisations.secrecy")} description={t("house.organisations.secrecyHow")} options={catalogue?.secrecies ?? []} />
      </Form>
    </div>
  );
}
