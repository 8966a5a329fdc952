// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { taskLang, taskName, useCatalogue } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Button, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useMeetingId } from "../../live/LiveProvider";
import { TaskForm } from "../invitation/TaskForm";
import { AskCode } from "./AskCode";
import type { Owner } from "./PressFor";
import { useBesideDeed } from "./useBesideDeed";

interface Props {
  owner: Owner & { capacity: View<"Capacity">; hat?: View<"PartnerKind"> };
}

/** Who waits without a device says under which task they take part: without one nobody is let in. (M2, L12) */
export function DeclareFor({ owner: { participant, name, capacity, hat } }: Props) {
  const { t } = useTexts();
  const meeting = useMeetingId();
  const { data: catalogue } = useCatalogue();
  const [task, setTask] = useState<View<"DeclaredTask">>();
  const [declared, setDeclared] = useState(false);
  const declare = useBesideDeed<View<"DeclaredTask">>(
    participant,
    (params, headers, body) => api.PUT("/v1/meetings/{meeting}/task", { params, headers: { ...headers }, body }),
    () => {
      setTask(undefined);
      setDeclared(true);
    },
  );
  if (declared) return <p role="status">{t("shared.declared", { name })}</p>;
  const asks = { press: setTask, error: null, isPending: false, waiting: false };
  return (
    <>
      <Heading level={3}>{t("shared.task", { name })}</Heading>
      {capacity === "adviser" ? (
        <div className="actions">
          <Button className="small" onClick={() => setTask({})}>
            {t("task.adviserAgrees")}
          </Button>
        </div>
      ) : (
        catalogue && <TaskForm meeting={`${participant}/${meeting}`} catalogue={catalogue} hat={hat} suggested={undefined} command={asks} />
      )}
      {task && (
        <AskCode
          title={t("shared.right", { name })}
          name={name}
          submit={t("task.declare")}
          busy={declare.isPending}
          waiting={declare.waiting}
          error={declare.error}
          onCode={(code) => declare.press(code, task)}
          onClose={() => {
            setTask(undefined);
            declare.reset();
          }}
        >
          {capacity === "adviser" ? <p>{t("task.adviser")}</p> : <p lang={taskLang(asTask(task))}>{taskName(catalogue, asTask(task))}</p>}
        </AskCode>
      )}
    </>
  );
}

function asTask({ task, follows, words }: View<"DeclaredTask">): View<"Task"> {
  return { secrecy: "none", ...(task && { catalogue: task }), ...(follows && { follows }), ...(words && { words }) };
}
