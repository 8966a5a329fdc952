// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Asked } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { FieldReasons } from "./Reasons";

/** Who asked takes the question back, or what was granted on it; it can be asked again. After a no there is nothing to take back. (T2) */
export function Unask({ request }: { request: Asked }) {
  const { t } = useTexts();
  const me = useLive(({ view }) => view.me?.participant);
  const unask = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/requests/{request}/withdrawal", { params: { path: { ...path, request: request.id }, header } }),
  );
  if (request.recipient !== me || (request.state !== "asked" && request.state !== "granted")) return null;
  return (
    <>
      <Button className="small" appearance="subtle" disabled={unask.isPending} onClick={() => unask.press()}>
        {t(request.state === "asked" ? "table.take.unask" : "table.take.noNeed")}
      </Button>
      <FieldReasons id={`unask-${request.id}`} error={unask.error} />
    </>
  );
}
