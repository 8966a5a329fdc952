// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useMeetingId } from "../../live/LiveProvider";
import { Dialog } from "../table/Dialog";
import { spoken } from "./proof";

/** Gives somebody without a device a personal code. It is shown once; a new one takes the place of the old. (L12) */
export default function GiveCode({ person: { participant, name, door } }: { person: Person }) {
  const { t } = useTexts();
  const meeting = useMeetingId();
  const [code, setCode] = useState("");
  const give = useCommand(
    (_: void, key) =>
      api.PUT("/v1/meetings/{meeting}/participants/{participant}/table-code", {
        params: { path: { meeting, participant }, header: keyed(key) },
      }),
    (given) => setCode(given.code),
  );
  const forget = () => {
    setCode("");
    give.reset();
  };
  return (
    <>
      {give.error && <Failure error={give.error} />}
      <Button className="small" appearance="subtle" disabled={give.isPending} onClick={() => give.press()}>
        {t(door?.tableCode ? "tableCode.again" : "tableCode.give")}
        <span className="unseen"> ({name})</span>
      </Button>
      {code && (
        <Dialog title={t("tableCode.title", { name })} onClose={forget}>
          <p className="table-code">{spoken(code)}</p>
          <p>{t("tableCode.how", { name })}</p>
          <p>{t("tableCode.once")}</p>
          <div className="actions">
            <Button appearance="primary-action" onClick={forget}>
              {t("tableCode.done")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
