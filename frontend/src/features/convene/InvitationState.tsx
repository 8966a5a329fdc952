// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import type { TextKey, Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { useMeetingId } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { PassOn } from "./PassOn";

type AtDoor = View<"AtDoor">;

interface Props {
  person: View<"Person">;
  door: AtDoor;
}

/**
 * How the invitation of one person is doing, in a sentence, and what helps when it did not arrive, when somebody else
 * used the link, or when a device was lost: a new link.
 */
export function InvitationState({ person, door }: Props) {
  const { t, language } = useTexts();
  const says = sentences(door, t, (moment) => dateAndTime(moment, language));
  if (says.length === 0) return null;
  const trouble = door.mail?.state === "failed" || isOver(door);
  return (
    <>
      <span className={trouble ? "trouble" : "subtle"}>{says.join(" ")}</span>
      <InvitationDeeds person={person} />
    </>
  );
}

/** Answers what to say: how the mail went, and whether the link in it still opens the door. */
export function sentences(door: AtDoor, t: Translate, when: (moment: string) => string): string[] {
  const { mail, linkTaken, linkUntil } = door;
  const says = [];
  if (linkTaken) says.push(t("invitationMail.link.taken"));
  else if (mail) says.push(t(mailText(mail)));
  if (!linkTaken && linkUntil) says.push(t(isOver(door) ? "invitationMail.link.over" : "invitationMail.link.until", { until: when(linkUntil) }));
  return says;
}

function mailText({ state, fault }: View<"Mail">): TextKey {
  return state === "failed" ? `invitationMail.failed.${fault ?? "refused"}` : `invitationMail.${state}`;
}

function isOver({ linkTaken, linkUntil }: AtDoor): boolean {
  return !linkTaken && linkUntil !== undefined && Date.parse(linkUntil) < Date.now();
}

function InvitationDeeds({ person: { participant, name } }: { person: View<"Person"> }) {
  const { t } = useTexts();
  const meeting = useMeetingId();
  const [url, setUrl] = useState("");
  const again = useDeed(({ path, header }) =>
    api.POST("/v1/meetings/{meeting}/participants/{participant}/mails", { params: { path: { ...path, participant }, header } }),
  );
  const show = useCommand(
    (_: void, key) =>
      api.PUT("/v1/meetings/{meeting}/participants/{participant}/link", { params: { path: { meeting, participant }, header: keyed(key) } }),
    (link) => setUrl(link.url),
  );
  const error = again.error ?? show.error;
  const busy = again.isPending || show.isPending;
  if (url) {
    return (
      <PassOn
        label={t("invitationMail.linkOf", { name })}
        description={t("invitationMail.linkHow", { name })}
        url={url}
        onClose={() => {
          setUrl("");
          show.reset();
        }}
      />
    );
  }
  return (
    <>
      {error && <Failure error={error} />}
      {(again.waiting || show.waiting) && <Waiting />}
      <div className="actions">
        <Button appearance="subtle" disabled={busy} onClick={() => again.press()}>
          {t("invitationMail.again")}
          <span className="unseen"> ({name})</span>
        </Button>
        <Button appearance="subtle" disabled={busy} onClick={() => show.press()}>
          {t("invitationMail.show")}
          <span className="unseen"> ({name})</span>
        </Button>
      </div>
    </>
  );
}
