// SPDX-License-Identifier: EUPL-1.2

import { useFieldArray } from "react-hook-form";
import * as v from "valibot";

import { fieldId } from "../../components/form/fields";
import { optionalText, text } from "../../components/form/schema";
import { TextField } from "../../components/form/TextField";
import { Button, Fieldset } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

/** Somebody the case is about: what to call them here, and a name only where that is needed. (C10) */
export const subject = v.object({ label: text("subject-missing", 100), name: optionalText(200) });

/** Whom the case is about, one by one. */
export function Subjects() {
  const { t } = useTexts();
  const { fields, append, remove } = useFieldArray({ name: "subjects" });
  return (
    <Fieldset id={fieldId("case", "subjects")} legend={t("case.subjects")} description={t("case.subjectsHow")}>
      {fields.map(({ id }, index) => (
        <div className="row" key={id}>
          <TextField name={`subjects.${index}.label`} label={t("case.label", { number: index + 1 })} description={t("case.labelHow")} />
          <TextField name={`subjects.${index}.name`} label={t("case.name", { number: index + 1 })} description={t("case.nameHow")} />
          {fields.length > 1 && (
            <Button onClick={() => remove(index)}>{t("case.dropSubject", { number: index + 1 })}</Button>
          )}
        </div>
      ))}
      <div className="actions">
        <Button onClick={() => append({ label: "", name: "" })}>{t("case.addSubject")}</Button>
      </div>
    </Fieldset>
  );
}
