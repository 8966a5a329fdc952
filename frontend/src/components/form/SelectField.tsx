// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import { useTexts } from "../../i18n/LanguageProvider";
import { describedBy, Field, Select } from "../ui";
import { useField } from "./fields";

export interface Option {
  value: string;
  label: string;
}

interface Props {
  name: string;
  label: ReactNode;
  description?: ReactNode;
  /** The language of the options, where that is not the page's: the catalogue is in Dutch. */
  lang?: "nl";
  options: readonly Option[];
}

/** One of a list that is too long to show as a whole. */
export function SelectField({ name, label, description, lang, options }: Props) {
  const { t } = useTexts();
  const { id, input, error } = useField(name);
  return (
    <Field id={id} label={label} description={description} error={error}>
      <Select {...input} {...describedBy(id, description, error)}>
        <option value="">{t("form.choose")}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
