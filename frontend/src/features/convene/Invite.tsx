// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import { useWatch } from "react-hook-form";
import * as v from "valibot";

import { needsTask, useCatalogue } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { ChoiceField } from "../../components/form/ChoiceField";
import { Form } from "../../components/form/Form";
import { one, some, text } from "../../components/form/schema";
import { SelectField } from "../../components/form/SelectField";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Failure } from "../../components/Failure";
import { Button, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { AddPerson } from "../house/AddPerson";
import { useOrganisations, usePeople, type PersonLine } from "../house/house";
import { PersonField } from "../house/PersonField";
import { useOrganisationOf } from "./useOrganisationOf";

const capacities = [
  "care-professional",
  "professional",
  "director",
  "adviser",
  "subject",
  "representative",
  "interpreter",
] as const satisfies readonly View<"Capacity">[];

const schema = v.pipe(
  v.object({
    person: one<string>("person-unknown"),
    organisation: text("organisation-missing", 200),
    hat: one<View<"PartnerKind"> | "">("hat-unknown"),
    capacity: one<View<"Capacity"> | "">("capacity-unknown"),
    askedBy: v.string(),
    parts: some<string>("parts-missing"),
    why: text("why-missing", 1000),
  }),
  v.transform(
    ({ askedBy, ...rest }) =>
      ({ ...rest, askedBy: rest.capacity === "adviser" ? askedBy : "" }) as View<"Invitation">,
  ),
);

const empty = { person: "", organisation: "", hat: "", capacity: "", askedBy: "", parts: [], why: "" } as const;

interface Props {
  meeting: View<"Meeting">;
  /** Folded until somebody wants to: where all who were asked are ready, inviting is no longer what one comes for. */
  folded?: boolean;
}

/** Asks one partner, for the parts that need them, with the reason why. (M1) */
export function Invite({ meeting, folded = false }: Props) {
  const { t } = useTexts();
  const { people, tally } = meeting;
  const [open, setOpen] = useState(!folded);
  return (
    <section className="sheet" aria-labelledby="invite">
      <Heading level={2} id="invite">
        {t("invite.title")}
      </Heading>
      {open && <Paragraph>{t("invite.lead")}</Paragraph>}
      {tally && people.length >= tally.weighed && <Paragraph>{t("invite.another", { count: people.length })}</Paragraph>}
      {open ? (
        <InviteForm meeting={meeting} />
      ) : (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>{t("invite.open")}</Button>
        </div>
      )}
    </section>
  );
}

function InviteForm({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const { id, people, parts } = meeting;
  const catalogue = useCatalogue();
  const known = usePeople();
  const organisations = useOrganisations();
  const { form, done } = useDraftForm(`invite/${id}`, schema, { ...empty, parts: [] });
  const invite = useDeed(
    (to, body: View<"Invitation">) => api.POST("/v1/meetings/{meeting}/participants", { params: to, body }),
    done,
  );
  useOrganisationOf(form, known.data ?? [], organisations.data ?? []);
  const capacity = useWatch({ control: form.control, name: "capacity" });
  return (
    <>
      {known.error && <Failure error={known.error} onRetry={() => void known.refetch()} />}
      <AddPerson
        missing
        name={id}
        onAdded={(person, { organisation }) => {
          form.setValue("person", person);
          form.setValue("organisation", organisation);
        }}
      />
      <Form name="invite" form={form} command={invite} submit={t("invite.submit")} onValid={invite.press}>
        <PersonField name="person" label={t("invite.person")} people={unasked(known.data, people)} />
        <TextField
          name="organisation"
          label={t("convene.organisation")}
          suggestions={organisations.data?.map(({ name }) => name) ?? []}
        />
        <SelectField name="hat" label={t("convene.hat")} options={catalogue.data?.partners ?? []} />
        <SelectField
          name="capacity"
          label={t("invite.capacity")}
          options={capacities.map((value) => ({ value, label: t(`capacities.${value}`) }))}
        />
        {capacity === "adviser" && (
          <SelectField
            name="askedBy"
            label={t("invite.askedBy")}
            description={t("invite.askedByHow")}
            options={people.filter(mayAsk).map(({ participant, name }) => ({ value: participant, label: name }))}
          />
        )}
        <ChoiceField
          name="parts"
          legend={t("case.parts")}
          description={t("invite.partsHow")}
          type="checkbox"
          options={parts.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title}` }))}
        />
        <TextField name="why" label={t("invite.why")} description={t("invite.whyHow")} lines={2} />
      </Form>
    </>
  );
}

/** Answers whom the house knows and who is not at this meeting yet; of two with one name only who is asked is left out. */
export function unasked(known: readonly PersonLine[] = [], people: readonly View<"Person">[]): PersonLine[] {
  return known.filter(({ name, organisation }) => {
    const alone = known.filter((one) => one.name === name).length === 1;
    return !people.some((person) => person.name === name && (alone || person.organisation === organisation));
  });
}

function mayAsk({ capacity }: View<"Person">): boolean {
  return needsTask(capacity) && capacity !== "adviser";
}
