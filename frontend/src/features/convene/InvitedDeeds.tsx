// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed, type InMeeting } from "../../live/useDeed";
import { progressOf } from "./progress";
import { Substitute } from "./Substitute";

/** What the organiser does for one invited person now: confirm the task, let somebody else come, take it back. */
export function InvitedDeeds({ meeting, person }: { meeting: View<"Meeting">; person: View<"Person"> }) {
  const { t } = useTexts();
  const params = (to: InMeeting) => ({ params: { ...to, path: { ...to.path, participant: person.participant } } });
  const confirm = useDeed((to) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/confirmation", params(to)),
  );
  const withdraw = useDeed((to) => api.PUT("/v1/meetings/{meeting}/participants/{participant}/withdrawal", params(to)));
  const progress = progressOf(person);
  const isMe = person.participant === meeting.me?.participant;
  const error = confirm.error ?? withdraw.error;
  const busy = confirm.isPending || withdraw.isPending;
  // Who was at the table saw what is said there. (M9)
  const mayBeReplaced = !isMe && person.presence !== "at-table" && !person.attended;
  const mayBeWithdrawn = !isMe && progress !== "here" && progress !== "left";
  return (
    <>
      {error && <Failure error={error} />}
      {(confirm.waiting || withdraw.waiting) && <Waiting />}
      {progress === "confirm" && !isMe && (
        <div className="actions">
          <Button appearance="primary-action" disabled={busy} onClick={() => confirm.press()}>
            {t("invited.confirm", { name: person.name })}
          </Button>
        </div>
      )}
      {(mayBeWithdrawn || mayBeReplaced) && (
        <details className="more">
          <summary>
            {t("invited.more")}
            <span className="unseen"> ({person.name})</span>
          </summary>
          {mayBeWithdrawn && (
            <Twice
              label={t("invited.withdraw")}
              about={person.name}
              sure={t("invited.withdrawSure", { name: person.name })}
              disabled={busy}
              onPress={() => withdraw.press()}
            />
          )}
          {mayBeReplaced && <Substitute meeting={meeting} person={person} />}
        </details>
      )}
    </>
  );
}
