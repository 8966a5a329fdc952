// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import { useWatch } from "react-hook-form";
import * as v from "valibot";

import type { Catalogue } from "../../api/catalogue";
import type { View } from "../../api/types";
import { ChoiceField } from "../../components/form/ChoiceField";
import { Form } from "../../components/form/Form";
import { SelectField } from "../../components/form/SelectField";
import { TextField } from "../../components/form/TextField";
import { one, optionalText } from "../../components/form/schema";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { lawOf, offered } from "./tasks";

/** What stands for a task in own words among the tasks of the catalogue. */
const ownWords = "own-words";

const schema = v.pipe(
  v.object({
    task: one<string>("task-missing"),
    follows: v.string(),
    words: optionalText(500),
    secrecy: v.custom<View<"OptionalSecrecy">>((value) => typeof value === "string"),
  }),
  v.forward(v.check(({ task, words }) => task !== ownWords || words !== "", "task-missing"), ["words"]),
  v.forward(v.check(({ task, secrecy }) => task !== ownWords || secrecy !== "", "secrecy-missing"), ["secrecy"]),
);

interface Props {
  meeting: string;
  catalogue: Catalogue;
  hat: View<"PartnerKind"> | undefined;
  /** What the house knows of the own organisation: a beginning that can be changed, for the person declares. */
  suggested: View<"Secrecy"> | undefined;
  command: { press: (task: View<"DeclaredTask">) => void; error: Error | null; isPending: boolean; waiting: boolean };
}

/** The task from the catalogue, found by searching, or in own words with its secrecy. */
export function TaskForm({ meeting, catalogue, hat, suggested, command }: Props) {
  const { t } = useTexts();
  const { form } = useDraftForm(`task/${meeting}`, schema, { task: "", follows: "", words: "", secrecy: suggested ?? "" });
  const [search, setSearch] = useState("");
  const chosen = useWatch({ control: form.control, name: "task" });
  const tasks = offered(catalogue, hat, search, chosen);
  const hasOwn = catalogue.tasks.some(({ partner }) => partner === hat);
  const follows = catalogue.tasks.find(({ id }) => id === chosen)?.follows;
  return (
    <Form
      name="task"
      form={form}
      command={command}
      submit={t("task.declare")}
      onValid={({ task, follows, words, secrecy }) =>
        command.press(task === ownWords ? { words, secrecy } : { task, follows: follows || "" })
      }
    >
      <Field id="task-search" label={t("task.search")} description={t(hasOwn ? "task.searchAll" : "task.searchHow")}>
        <Textbox
          id="task-search"
          type="search"
          aria-describedby="task-search-description task-count"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
        <p className="subtle count" id="task-count" role="status">
          {search && t("task.found", { count: tasks.length })}
        </p>
      </Field>
      <ChoiceField
        name="task"
        legend={t("task.which")}
        description={t("task.readBy")}
        type="radio"
        options={[
          ...tasks.map((task) => ({ value: task.id, label: <span lang="nl">{task.name}</span>, description: <span lang="nl">{lawOf(task)}</span> })),
          { value: ownWords, label: t("task.ownWords") },
        ]}
      />
      {follows && (
        <SelectField
          name="follows"
          label={t("task.follows")}
          description={t("task.followsHow")}
          options={catalogue.tasks.filter(({ follows }) => !follows).map(({ id, name }) => ({ value: id, label: name, lang: "nl" }))}
        />
      )}
      {chosen === ownWords && (
        <>
          <TextField name="words" label={t("task.words")} description={t("task.wordsHow")} lines={3} />
          <SelectField
            name="secrecy"
            label={t("task.secrecy")}
            description={suggested && t("task.secrecySuggested")}
            options={catalogue.secrecies}
          />
        </>
      )}
    </Form>
  );
}
