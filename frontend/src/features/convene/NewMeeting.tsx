// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";

import { useCatalogue } from "../../api/catalogue";
import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { SelectField } from "../../components/form/SelectField";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Screen } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDemoPersons, useViewer } from "../session/session";
import { meetingForm, tomorrow } from "./meetingForm";
import { whenPlaces } from "./when";
import { WhenFields } from "./WhenFields";

/** Convenes a meeting: when, the parts with neutral titles, and the organiser's own seat. (M1, M6) */
export default function NewMeeting() {
  const { t } = useTexts();
  const { case: id = "" } = useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const catalogue = useCatalogue();
  const { form, done } = useDraftForm(`meeting/${id}`, meetingForm, {
    ...tomorrow(),
    start: "10.00",
    end: "11.30",
    place: "",
    parts: "",
    organisation: useOwnOrganisation(),
    hat: "",
    why: "",
  });
  const convene = useCommand(
    (body: View<"NewMeeting">, key) =>
      api.POST("/v1/cases/{case}/meetings", { params: { path: { case: id }, header: keyed(key) }, body }),
    async (made) => {
      done();
      await queries.invalidateQueries({ queryKey: [own, "meetings"] });
      await navigate(`/meetings/${made.id}`);
    },
  );
  return (
    <Screen title={t("convene.title")} lead={t("convene.lead")} back={{ to: `/cases/${id}`, text: t("case.title") }}>
      <Form name="meeting" form={form} command={convene} places={whenPlaces} submit={t("convene.submit")} onValid={convene.press}>
        <WhenFields form="meeting" />
        <TextField name="parts" label={t("case.parts")} description={t("convene.partsHow")} lines={4} />
        <TextField name="organisation" label={t("convene.organisation")} />
        <SelectField name="hat" label={t("convene.hat")} options={catalogue.data?.partners ?? []} />
        <TextField name="why" label={t("convene.why")} description={t("convene.whyHow")} lines={2} />
      </Form>
    </Screen>
  );
}

/** In a demo it is known for whom somebody comes; elsewhere they write it down. */
function useOwnOrganisation(): string {
  const me = useViewer();
  return useDemoPersons().data?.find(({ id }) => id === me.id)?.organisation ?? "";
}
