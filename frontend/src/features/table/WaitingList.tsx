// SPDX-License-Identifier: EUPL-1.2

import { useMemo } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";

/** Who is at the door; only the chair sees anybody there. */
export function useWaiting(): Person[] {
  const people = useLive(({ view }) => view.people);
  const chair = useLive(({ view }) => view.me?.organiser);
  return useMemo(() => (chair ? people.filter(({ presence }) => presence === "waiting") : []), [people, chair]);
}

/** The chair lets one person in, by name. (L1) */
export function Admit({ person: { participant, name, organisation } }: { person: Person }) {
  const { t } = useTexts();
  const admit = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/admission", { params: { path: { ...path, participant }, header } }),
  );
  return (
    <li>
      <p>{t("table.admit.waits", { name, organisation })}</p>
      {admit.error && <Failure error={admit.error} />}
      <div className="decision__row">
        <Button className="small" appearance="primary-action" disabled={admit.isPending} onClick={() => admit.press()}>
          {t("table.admit.button", { name })}
        </Button>
      </div>
    </li>
  );
}
