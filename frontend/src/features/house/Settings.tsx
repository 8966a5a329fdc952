// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Fieldset } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useHouseCommand, useSettings } from "./house";
import { Fetched, HouseScreen } from "./HouseScreen";
import { asWritten, settingsForm } from "./settingsForm";

/** Het huis: what it says about itself, how long things live, and who oversees it. */
export default function Settings() {
  const { t } = useTexts();
  const [saved, setSaved] = useState(false);
  return (
    <HouseScreen title={t("house.settings.title")}>
      <Here saved={saved} onSaved={() => setSaved(true)} />
    </HouseScreen>
  );
}

function Here({ saved, onSaved }: { saved: boolean; onSaved: () => void }) {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-label={t("house.settings.title")}>
      <Fetched query={useSettings()}>{(house) => <SettingsForm key={JSON.stringify({ ...house, mailTrouble: null })} house={house} onSaved={onSaved} />}</Fetched>
      <p role="status">{saved && t("house.saved")}</p>
    </section>
  );
}

function SettingsForm({ house, onSaved }: { house: View<"House">; onSaved: () => void }) {
  const { t } = useTexts();
  const { form, done } = useDraftForm("house", settingsForm, asWritten(house));
  const change = useHouseCommand(
    (header, body: View<"NewSettings">) => api.PUT("/v1/settings", { params: { header }, body }),
    () => {
      done();
      onSaved();
    },
  );
  const field = (name: Exclude<keyof View<"House">, "terms" | "weighed" | "mailTrouble">) => (
    <TextField name={name} label={t(`house.settings.${name}`)} />
  );
  const number = (name: `terms.${keyof View<"Terms">}`) => (
    <TextField name={name} label={t(`house.settings.${name}`)} width={5} digits />
  );
  return (
    <Form name="house" form={form} command={change} submit={t("house.save")} onValid={change.press}>
      {field("name")}
      <Fieldset id="house-oversight" legend={t("house.settings.oversight")}>
        {field("fgName")}
        {field("fgContact")}
        <TextField name="coordinatingFg" label={t("house.settings.coordinatingFg")} description={t("house.settings.coordinatingFgHow")} />
        <TextField name="convenant" label={t("house.settings.convenant")} description={t("house.settings.convenantHow")} />
      </Fieldset>
      <Fieldset id="house-terms" legend={t("house.settings.howLong")} description={t("house.settings.howLongHow")}>
        {number("terms.autoCloseHours")}
        {number("terms.parcelDays")}
        {number("terms.openedHours")}
        {number("terms.caseDays")}
      </Fieldset>
      <TextField name="weighed" label={t("house.settings.weighed")} description={t("house.settings.weighedHow")} width={5} digits />
      <Fieldset id="house-mail" legend={t("house.settings.mail")} description={t("house.settings.mailHow")}>
        {field("mailName")}
        {field("mailFrom")}
      </Fieldset>
      <TextField name="theme" label={t("house.settings.theme")} description={t("house.settings.themeHow")} />
    </Form>
  );
}
