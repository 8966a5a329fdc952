// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed, type InMeeting } from "../../live/useDeed";
import { ConfirmTask } from "./ConfirmTask";
import { progressOf } from "./progress";
import { Substitute } from "./Substitute";

export interface InvitedPerson {
  meeting: View<"Meeting">;
  person: View<"Person">;
}

/** What the organiser does for one invited person now: confirm the task, let somebody else come, take it back. */
export function InvitedDeeds({ meeting, person }: InvitedPerson) {
  const { t } = useTexts();
  if (isMe(meeting, person)) return null;
  return (
    <>
      {progressOf(person) === "confirm" && <ConfirmTask person={person} people={meeting.people} />}
      {(mayBeWithdrawn(person) || mayBeReplaced(person)) && (
        <details className="more">
          <summary>
            {t("invited.more")}
            <span className="unseen"> ({person.name})</span>
          </summary>
          <SeldomDeeds meeting={meeting} person={person} />
        </details>
      )}
    </>
  );
}

/** What is seldom needed: taking an invitation back, and a substitute. */
export function SeldomDeeds({ meeting, person }: InvitedPerson) {
  if (isMe(meeting, person)) return null;
  return (
    <>
      {mayBeWithdrawn(person) && <Withdraw person={person} />}
      {mayBeReplaced(person) && <Substitute meeting={meeting} person={person} />}
    </>
  );
}

function isMe({ me }: View<"Meeting">, { participant }: View<"Person">): boolean {
  return participant === me?.participant;
}

function mayBeWithdrawn(person: View<"Person">): boolean {
  const progress = progressOf(person);
  return progress !== "here" && progress !== "left";
}

/** Who was at the table saw what is said there. (M9) */
function mayBeReplaced({ presence, attended }: View<"Person">): boolean {
  return presence !== "at-table" && !attended;
}

function paramsOf({ participant }: View<"Person">, to: InMeeting) {
  return { params: { ...to, path: { ...to.path, participant } } };
}

function Withdraw({ person }: Pick<InvitedPerson, "person">) {
  const { t } = useTexts();
  const withdraw = useDeed((to) => api.PUT("/v1/meetings/{meeting}/participants/{participant}/withdrawal", paramsOf(person, to)));
  return (
    <>
      {withdraw.error && <Failure error={withdraw.error} />}
      {withdraw.waiting && <Waiting />}
      <Twice
        label={t("invited.withdraw")}
        about={person.name}
        sure={t("invited.withdrawSure", { name: person.name })}
        disabled={withdraw.isPending}
        onPress={() => withdraw.press()}
      />
    </>
  );
}
