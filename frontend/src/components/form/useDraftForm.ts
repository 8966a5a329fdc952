// SPDX-License-Identifier: EUPL-1.2

import { valibotResolver } from "@hookform/resolvers/valibot";
import { useEffect } from "react";
import { useForm, type DefaultValues, type FieldValues } from "react-hook-form";
import type { GenericSchema } from "valibot";

import { useViewer } from "../../features/session/session";
import { draftOf, dropDraft, keepDraft } from "../../lib/drafts";

/**
 * A form whose half-typed values outlive what happens around it. The messages of the schema are reasons, as
 * the server names them, so that both say the same. done forgets the draft, once it was sent.
 */
export function useDraftForm<Input extends FieldValues, Output extends FieldValues>(
  name: string,
  schema: GenericSchema<Input, Output>,
  empty: DefaultValues<Input>,
) {
  const { id } = useViewer();
  const form = useForm<Input, unknown, Output>({
    resolver: valibotResolver(schema),
    defaultValues: draftOf<DefaultValues<Input>>(id, name) ?? empty,
    shouldFocusError: false,
  });
  const { subscribe, reset } = form;
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => keepDraft(id, name, structuredClone(values)) }),
    [subscribe, id, name],
  );
  const done = () => {
    reset(empty);
    dropDraft(id, name);
  };
  return { form, done };
}
