// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { ChoiceField } from "../../components/form/ChoiceField";
import { Form } from "../../components/form/Form";
import { useDraftForm } from "../../components/form/useDraftForm";
import { useTexts } from "../../i18n/LanguageProvider";
import { roles, useHouseCommand, type PersonLine } from "./house";

const schema = v.object({ roles: v.array(v.picklist(roles)) });

/** The rights of a person in the house, each with what comes with it and what does not. */
export function RolesOf({ person }: { person: PersonLine }) {
  const { t } = useTexts();
  const { id, roles: now = [] } = person;
  const { form, done } = useDraftForm(`roles/${id}`, schema, { roles: now });
  const give = useHouseCommand(
    (header, body: View<"GivenRoles">) => api.PUT("/v1/people/{person}/roles", { params: { path: { person: id }, header }, body }),
    done,
  );
  return (
    <section className="sheet" aria-label={t("roles.title")}>
      <Form name="roles" form={form} command={give} submit={t("roles.give")} onValid={give.press}>
        <ChoiceField
          name="roles"
          legend={t("roles.title")}
          description={t("roles.how")}
          type="checkbox"
          options={roles.map((role) => ({ value: role, label: t(`roles.${role}.name`), description: t(`roles.${role}.may`) }))}
        />
      </Form>
    </section>
  );
}
