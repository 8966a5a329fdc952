// SPDX-License-Identifier: EUPL-1.2

import { TextField } from "../../components/form/TextField";
import { Fieldset } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

/** When a meeting is, and where. */
export function WhenFields({ form }: { form: string }) {
  const { t } = useTexts();
  return (
    <>
      <Fieldset id={`${form}-date`} legend={t("convene.date")} description={t("convene.dateHow")}>
        <div className="row row--short">
          <TextField name="day" label={t("convene.day")} width={2} digits />
          <TextField name="month" label={t("convene.month")} width={2} digits />
          <TextField name="year" label={t("convene.year")} width={4} digits />
        </div>
        <div className="row row--short">
          <TextField name="start" label={t("convene.start")} width={5} />
          <TextField name="end" label={t("convene.end")} width={5} />
        </div>
      </Fieldset>
      <TextField name="place" label={t("convene.place")} description={t("convene.placeHow")} />
    </>
  );
}
