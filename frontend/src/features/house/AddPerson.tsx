// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import * as v from "valibot";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { email, optionalText, text } from "../../components/form/schema";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Button, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useHouseCommand, useOrganisations } from "./house";

export const card = v.object({
  name: text("name-missing", 200),
  email,
  organisation: text("organisation-missing", 200),
  contact: optionalText(300),
});

interface Props {
  /** Tells one place from another, where somebody is half typed. */
  name: string;
  /** Where somebody is missed in a list rather than added to the house: there it must not look like what the page is for. */
  missing?: boolean;
  onAdded: (id: string, person: View<"NewPerson">) => void;
}

/** Makes somebody known to the house, from the place where they are missed. */
export function AddPerson({ name, missing, onAdded }: Props) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div className="actions">
        <Button appearance={missing ? "subtle" : "secondary-action"} onClick={() => setOpen(true)}>
          {t(missing ? "people.addMissing" : "people.add")}
        </Button>
      </div>
    );
  }
  return (
    <AddForm
      name={name}
      onAdded={(id, person) => {
        setOpen(false);
        onAdded(id, person);
      }}
      onCancel={() => setOpen(false)}
    />
  );
}

function AddForm({ name, onAdded, onCancel }: Props & { onCancel: () => void }) {
  const { t } = useTexts();
  const { form, done } = useDraftForm(`person/${name}`, card, { name: "", email: "", organisation: "", contact: "" });
  const add = useHouseCommand(
    (header, body: View<"NewPerson">) => api.POST("/v1/people", { params: { header }, body }),
    ({ id }, person) => {
      done();
      onAdded(id, person);
    },
  );
  return (
    <div className="inset" role="group" aria-labelledby={`add-${name}`}>
      <Heading level={3} id={`add-${name}`}>
        {t("people.add")}
      </Heading>
      <Form name={`person-${name}`} form={form} command={add} submit={t("people.addSubmit")} onValid={add.press} onCancel={onCancel}>
        <CardFields />
      </Form>
    </div>
  );
}

/** What the house writes down of a person. */
export function CardFields() {
  const { t } = useTexts();
  const organisations = useOrganisations();
  return (
    <>
      <TextField name="name" label={t("people.name")} />
      <TextField name="email" label={t("people.email")} description={t("people.emailHow")} type="email" />
      <TextField
        name="organisation"
        label={t("people.organisation")}
        description={t("people.organisationHow")}
        suggestions={organisations.data?.map((one) => one.name) ?? []}
      />
      <TextField name="contact" label={t("people.contact")} description={t("people.contactHow")} />
    </>
  );
}
