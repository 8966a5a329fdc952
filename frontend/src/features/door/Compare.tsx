// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Badge, Button } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import type { TextKey } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useDeed } from "../../live/useDeed";
import { spoken } from "./proof";

/**
 * Somebody who is here for the first time reads a code out. What is sent is the code that was on the screen: when
 * another came in its place meanwhile, the server says so. (L1)
 */
export function Compare({ person: { participant, name, door }, code }: { person: Person; code: string }) {
  const { t } = useTexts();
  const right = useDeed(({ path, header }, spokenCode: string) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/identity", {
      params: { path: { ...path, participant }, header },
      body: { spokenCode },
    }),
  );
  const other = useDeed(({ path, header }) =>
    api.PUT("/v1/meetings/{meeting}/participants/{participant}/other-identity", { params: { path: { ...path, participant }, header } }),
  );
  const busy = right.isPending || other.isPending;
  const error = right.error ?? other.error;
  return (
    <div className="compare" role="group" aria-label={t("door.compare.label", { name })}>
      <Badge>{t(firstText(door))}</Badge>
      <p>{t("door.compare.how", { name })}</p>
      <p className="spoken-code">{spoken(code)}</p>
      {error && <Failure error={error} />}
      {(right.waiting || other.waiting) && <Waiting />}
      <div className="actions">
        <Button className="small" appearance="primary-action" disabled={busy} onClick={() => right.press(code)}>
          {t("door.compare.right")}
          <span className="unseen"> ({name})</span>
        </Button>
        <Twice
          small
          label={t("door.compare.other")}
          about={name}
          appearance="secondary-action"
          sure={t("door.compare.otherSure", { name })}
          disabled={busy}
          onPress={() => other.press()}
        />
      </div>
    </div>
  );
}

/** Who is known and comes with something new may have lost a device, or be somebody else with the mail. */
function firstText(door: Person["door"]): TextKey {
  if (!door?.known) return "door.compare.first";
  return door.method === "passkey" ? "door.compare.known" : "door.compare.knownOther";
}
