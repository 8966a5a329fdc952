// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";

import { SelectField } from "../../components/form/SelectField";
import { Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { found, nameAndOrganisation, type PersonLine } from "./house";

// So many can be read at a glance; with more, searching is quicker.
const few = 8;

interface Props {
  name: string;
  label: string;
  people: readonly PersonLine[];
}

/** One person of those the house knows, found by name or organisation. */
export function PersonField({ name, label, people }: Props) {
  const { t } = useTexts();
  const [words, setWords] = useState("");
  const chosen = useWatch({ name }) as string;
  const { setValue } = useFormContext();
  const isThere = people.some(({ id }) => id === chosen);
  // A list holds no choice that is not in it; who was chosen can be there before the list is.
  useEffect(() => {
    if (isThere) setValue(name, chosen);
  }, [isThere, setValue, name, chosen]);
  const matches = found(people, words, nameAndOrganisation);
  const shown = people.filter((person) => person.id === chosen || matches.includes(person));
  return (
    <>
      {people.length > few && (
        <Field id={`search-${name}`} label={t("people.search")}>
          <Textbox
            id={`search-${name}`}
            type="search"
            value={words}
            aria-describedby={`search-${name}-found`}
            onChange={(event) => setWords(event.target.value)}
            // A search sends nothing.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </Field>
      )}
      <p className="unseen" role="status" id={`search-${name}-found`}>
        {words && t("people.found", { count: matches.length })}
      </p>
      <SelectField name={name} label={label} options={shown.map((one) => ({ value: one.id, label: nameAndOrganisation(one) }))} />
    </>
  );
}
