// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { promiseOf } from "../../api/catalogue";
import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { PromiseLines } from "../invitation/PromiseLines";
import { AskCode } from "./AskCode";
import type { Owner } from "./PressFor";
import { useBesideDeed } from "./useBesideDeed";

/** Who waits without a device says yes to confidentiality with their code, before they are let in. (M5, L12) */
export function AcceptFor({ person: { participant, name, capacity } }: { person: Owner & Pick<View<"Neighbour">, "capacity"> }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const accept = useBesideDeed(
    participant,
    (params, headers) => api.PUT("/v1/meetings/{meeting}/confidentiality", { params, headers: { ...headers } }),
    () => {
      setAsking(false);
      setAccepted(true);
    },
  );
  const lines = <PromiseLines promise={promiseOf(capacity)} />;
  if (accepted) return <p role="status">{t("shared.accepted", { name })}</p>;
  return (
    <>
      <p>{t("shared.acceptFirst", { name })}</p>
      {lines}
      <div className="actions">
        <Button className="small" appearance="primary-action" onClick={() => setAsking(true)}>
          {t("promise.accept")}
        </Button>
      </div>
      {asking && (
        <AskCode
          title={t("shared.right", { name })}
          name={name}
          submit={t("promise.accept")}
          busy={accept.isPending}
          waiting={accept.waiting}
          error={accept.error}
          onCode={accept.press}
          onClose={() => {
            setAsking(false);
            accept.reset();
          }}
        >
          {lines}
        </AskCode>
      )}
    </>
  );
}
