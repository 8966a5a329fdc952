// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { firstToConfirm } from "./progress";

interface Props {
  person: View<"Person">;
  people: readonly View<"Person">[];
}

/** Confirms the task that somebody declared, or says whose has to be confirmed first. (M2) */
export function ConfirmTask({ person, people }: Props) {
  const { t } = useTexts();
  const { participant, name } = person;
  const confirm = useDeed((to) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/confirmation", { params: { ...to, path: { ...to.path, participant } } }),
  );
  const first = firstToConfirm(person, people);
  if (first) return <p className="hint">{t("invited.confirmFirst", { name: first.name })}</p>;
  return (
    <Deed command={confirm} appearance="primary-action">
      {t("invited.confirm", { name })}
    </Deed>
  );
}
