// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import type { Option } from "../../api/catalogue";
import { useTexts } from "../../i18n/LanguageProvider";
import { describedBy, Field, Select } from "../ui";
import { useField } from "./fields";

interface Props {
  name: string;
  label: ReactNode;
  description?: ReactNode;
  options: readonly Option[];
}

/** One of a list that is too long to show as a whole. */
export function SelectField({ name, label, description, options }: Props) {
  const { t } = useTexts();
  const { id, input, error } = useField(name);
  return (
    <Field id={id} label={label} description={description} error={error}>
      <Select {...input} {...describedBy(id, description, error)}>
        <option value="">{t("form.choose")}</option>
        {options.map(({ value, label, lang }) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
