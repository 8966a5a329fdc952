// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import * as v from "valibot";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { one } from "../../components/form/schema";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { AddPerson } from "../house/AddPerson";
import { usePeople } from "../house/house";
import { PersonField } from "../house/PersonField";
import { unasked } from "./Invite";

const schema = v.object({ person: one<string>("person-unknown") });

interface Props {
  meeting: View<"Meeting">;
  person: View<"Person">;
}

/** Lets somebody else come instead: the seat, the parts and the reason carry over, the task does not. (M9) */
export function Substitute(props: Props) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { name } = props.person;
  if (open) return <SubstituteForm {...props} onClose={() => setOpen(false)} />;
  return (
    <div className="actions">
      <Button appearance="subtle" onClick={() => setOpen(true)}>
        {t("substitute.open")}
        <span className="unseen"> ({name})</span>
      </Button>
    </div>
  );
}

function SubstituteForm({ meeting, person, onClose }: Props & { onClose: () => void }) {
  const { t } = useTexts();
  const { participant, name, organisation, preparation } = person;
  const known = usePeople();
  const { form, done } = useDraftForm(`substitute/${participant}`, schema, { person: "" });
  const close = () => {
    done();
    onClose();
  };
  const substitute = useDeed(
    ({ path, header }, body: View<"NewSubstitute">) =>
      api.POST("/v1/meetings/{meeting}/participants/{participant}/substitutes", {
        params: { path: { ...path, participant }, header },
        body,
      }),
    close,
  );
  return (
    <div className="inset" role="group" aria-label={t("substitute.title", { name })}>
      <p>{t("substitute.lead", { name })}</p>
      <p>
        {t("substitute.carries", { organisation })} {preparation?.why && t("substitute.why", { why: preparation.why })}
      </p>
      <AddPerson missing name={`substitute/${participant}`} onAdded={(added) => form.setValue("person", added)} />
      <Form
        name={`substitute-${participant}`}
        form={form}
        command={substitute}
        submit={t("substitute.submit")}
        onValid={substitute.press}
        onCancel={close}
      >
        <PersonField name="person" label={t("substitute.person")} people={unasked(known.data, meeting.people)} />
      </Form>
    </div>
  );
}
