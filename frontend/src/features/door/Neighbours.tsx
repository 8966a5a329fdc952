// SPDX-License-Identifier: EUPL-1.2

import "./door.css";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";

/** For whom this person may answer, when they sit beside them and have nothing to show who they are. (L1, M4) */
export default function Neighbours() {
  const { t } = useTexts();
  const neighbours = useLive(({ view }) => view.me?.neighbours)?.filter(isOffered) ?? [];
  if (neighbours.length === 0) return null;
  return (
    <ul className="plain neighbours" role="list" aria-label={t("beside.label")}>
      {neighbours.map((neighbour) => (
        <li key={neighbour.participant}>
          <NeighbourLine neighbour={neighbour} />
        </li>
      ))}
    </ul>
  );
}

/** Who came by themselves needs nobody to answer for them: a neighbour who was offered to, did. */
function isOffered({ presence, vouched, settled }: View<"Neighbour">): boolean {
  return presence !== "at-table" && (vouched || !settled);
}

function NeighbourLine({ neighbour: { participant, name, vouched, presence } }: { neighbour: View<"Neighbour"> }) {
  const { t } = useTexts();
  const vouch = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/voucher", { params: { path: { ...path, participant }, header } }),
  );
  if (vouched && presence === "waiting") return <p className="hint">{t("beside.vouched", { name })}</p>;
  return (
    <>
      {vouch.error && <Failure error={vouch.error} />}
      {vouch.waiting && <Waiting />}
      <p className="hint">{t("beside.what", { name })}</p>
      <Twice
        small
        label={t("beside.vouch", { name })}
        appearance="secondary-action"
        sure={t("beside.vouchSure", { name })}
        disabled={vouch.isPending}
        onPress={() => vouch.press()}
      />
    </>
  );
}
