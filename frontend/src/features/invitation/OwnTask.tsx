// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { taskLang, taskName, useCatalogue } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Loading } from "../../components/Loading";
import { Button, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { Step } from "./Step";
import { TaskForm } from "./TaskForm";

interface Props {
  /** The meeting, or the door of it: there nobody sees who else comes. */
  meeting: Pick<View<"Meeting">, "id" | "convenes"> & { people?: View<"Meeting">["people"] };
  me: View<"Me">;
  number: number;
}

/** Uw taak: declare it, and see whether it was confirmed. No task, no participation. (M2) */
export function OwnTask({ meeting, me, number }: Props) {
  const { t } = useTexts();
  const catalogue = useCatalogue();
  const [changing, setChanging] = useState(false);
  const declare = useDeed(
    (to, body: View<"DeclaredTask">) => api.PUT("/v1/meetings/{meeting}/task", { params: to, body }),
    () => setChanging(false),
  );
  const confirm = useDeed((to) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/confirmation", {
      params: { ...to, path: { ...to.path, participant: me.participant } },
    }),
  );
  const stands = me.confirmed ? "done" : me.organiser ? "now" : "waits";
  const state = me.task && !changing ? stands : "now";
  const hat = meeting.people?.find(({ participant }) => participant === me.participant)?.hat;
  return (
    <Step number={number} title={t("task.title")} state={state}>
      {me.task && !changing ? (
        <>
          <Declared me={me} name={taskName(catalogue.data, me.task)} by={meeting.convenes.name} />
          {me.organiser && !me.confirmed && (
            <Deed command={confirm} appearance="primary-action">
              {t("task.confirmOwn")}
            </Deed>
          )}
          {me.capacity !== "adviser" && me.presence === "" && (
            <div className="actions">
              <Button onClick={() => setChanging(true)}>{t("task.change")}</Button>
            </div>
          )}
        </>
      ) : me.capacity === "adviser" ? (
        <>
          <Paragraph>{t("task.adviser")}</Paragraph>
          <Deed command={{ ...declare, press: () => declare.press({}) }} appearance="primary-action">
            {t("task.adviserAgrees")}
          </Deed>
        </>
      ) : catalogue.data ? (
        <>
          <TaskForm meeting={meeting.id} catalogue={catalogue.data} hat={hat} suggested={me.suggested} command={declare} />
          {changing && (
            <div className="actions">
              <Button onClick={() => setChanging(false)}>{t("task.keep")}</Button>
            </div>
          )}
        </>
      ) : (
        <Loading />
      )}
    </Step>
  );
}

function Declared({ me, name, by }: { me: View<"Me">; name: string; by: string }) {
  const { t } = useTexts();
  // Of a task in own words the door shows none.
  const shown = name || (me.task?.catalogue ? "" : t("task.inOwnWords"));
  return (
    <>
      <Paragraph>
        {me.capacity === "adviser" ? <b>{t("task.underAsker")}</b> : <b lang={name ? taskLang(me.task) : undefined}>{shown}</b>}
      </Paragraph>
      <Paragraph>{me.confirmed ? t("task.confirmed") : t(me.organiser ? "task.confirmYourself" : me.capacity === "adviser" ? "task.waitsAsker" : "task.waits", { name: by })}</Paragraph>
    </>
  );
}
