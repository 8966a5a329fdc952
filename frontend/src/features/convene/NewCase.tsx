// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import * as v from "valibot";

import { useCatalogue } from "../../api/catalogue";
import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { ChoiceField } from "../../components/form/ChoiceField";
import { Form } from "../../components/form/Form";
import { lines, some, text } from "../../components/form/schema";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Screen } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { subject, Subjects } from "./Subjects";

const schema = v.object({
  purpose: text("purpose-missing", 1000),
  questions: lines("question-missing", 20, 500),
  subjects: v.pipe(v.array(subject), v.minLength(1, "subject-missing"), v.maxLength(20, "field-too-many")),
  domains: some<View<"Domain">>("domain-missing"),
});

/** Opens a case: its purpose, the questions, whom it is about, and the life domains that matter. (C3) */
export default function NewCase() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const catalogue = useCatalogue();
  const { form, done } = useDraftForm("case", schema, {
    purpose: "",
    questions: "",
    subjects: [{ label: "", name: "" }],
    domains: [],
  });
  const open = useCommand(
    (body: View<"NewCase">, key) => api.POST("/v1/cases", { params: { header: keyed(key) }, body }),
    async ({ id }) => {
      done();
      await queries.invalidateQueries({ queryKey: [own, "meetings"] });
      await navigate(`/cases/${id}/meetings/new`);
    },
  );
  return (
    <Screen title={t("case.open")} lead={t("case.openLead")} back={{ to: "/", text: t("meetings.title") }}>
      <Form name="case" form={form} command={open} submit={t("case.openSubmit")} onValid={open.press}>
        <TextField name="purpose" label={t("case.purpose")} description={t("case.purposeHow")} lines={2} />
        <TextField name="questions" label={t("case.questions")} description={t("case.questionsHow")} lines={3} />
        <Subjects />
        <ChoiceField
          name="domains"
          legend={t("case.domains")}
          description={t("case.domainsHow")}
          type="checkbox"
          dense
          options={catalogue.data?.domains ?? []}
        />
      </Form>
    </Screen>
  );
}
