// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { lacksOf } from "./proof";

/** Lets in all who are ready, each by name and one after the other; who could not be is named with why. (L1) */
export function AdmitAll({ waiting }: { waiting: readonly Person[] }) {
  const { t } = useTexts();
  const open = useLive(({ view }) => view.meeting?.stage !== "convened");
  const ready = waiting.filter((person) => lacksOf(person).length === 0);
  const [left, setLeft] = useState<string[]>([]);
  // Who came after that was asked, was not looked at.
  const [asked, setAsked] = useState<readonly Person[]>([]);
  const admit = useDeed<readonly Person[]>(async ({ path, header }, people) => {
    const answers = [];
    for (const { participant, name } of people) {
      // Each has a key of its own, which is the same when all of it is sent again.
      const keyed = { "Idempotency-Key": `${header["Idempotency-Key"].slice(0, 27)}-${participant.slice(-36)}` };
      const params = { path: { ...path, participant }, header: keyed };
      answers.push({ name, ...(await api.PUT("/v1/meetings/{meeting}/participants/{participant}/admission", { params })) });
    }
    const refused = answers.filter(({ response }) => !response.ok);
    setLeft(refused.map(({ name }) => name));
    return refused[0] ?? answers[answers.length - 1]!;
  });
  if (!open || (ready.length < 2 && !admit.error)) return null;
  return (
    <>
      {admit.error && <Failure error={admit.error} />}
      {admit.error && left.length > 0 && <Paragraph>{t("door.admitAllNot", { names: left.join(", ") })}</Paragraph>}
      {admit.waiting && <Waiting />}
      <Twice
        small
        label={t("door.admitAll")}
        appearance="primary-action"
        sure={t("door.admitAllSure", { names: asked.map(({ name }) => name).join(", ") })}
        disabled={admit.isPending}
        onAsk={() => setAsked(ready)}
        onPress={() => admit.press(asked)}
      />
    </>
  );
}
