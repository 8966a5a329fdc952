// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { lacksOf } from "./proof";

/** Lets in all who are ready, each by name and one after the other. (L1) */
export function AdmitAll({ waiting }: { waiting: readonly Person[] }) {
  const { t } = useTexts();
  const open = useLive(({ view }) => view.meeting?.stage !== "convened");
  const ready = waiting.filter((person) => lacksOf(person).length === 0);
  const admit = useDeed<string[]>(
    ({ path, header }, [participant = ""]) =>
      api.PUT("/v1/meetings/{meeting}/participants/{participant}/admission", { params: { path: { ...path, participant }, header } }),
    (_, [, ...others]) => {
      if (others.length > 0) admit.press(others);
    },
  );
  if (!open || (ready.length < 2 && !admit.error)) return null;
  return (
    <>
      {admit.error && <Failure error={admit.error} />}
      {admit.waiting && <Waiting />}
      <Twice
        small
        label={t("door.admitAll")}
        appearance="secondary-action"
        sure={t("door.admitAllSure", { names: ready.map(({ name }) => name).join(", ") })}
        disabled={admit.isPending}
        onPress={() => admit.press(ready.map(({ participant }) => participant))}
      />
    </>
  );
}
