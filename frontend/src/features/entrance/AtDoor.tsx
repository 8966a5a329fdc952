// SPDX-License-Identifier: EUPL-1.2

import { useCallback, useEffect, useRef } from "react";

import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Alert, Button, DataList, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { span } from "../../lib/times";
import { PlaceProvider } from "../../live/place";
import { Confidentiality } from "../invitation/Confidentiality";
import { HouseRules } from "../invitation/HouseRules";
import { OwnTask } from "../invitation/OwnTask";
import { useViewer } from "../session/session";
import { knock } from "./ceremonies";
import { useDoor } from "./Prove";
import { SpokenCode } from "./SpokenCode";

interface Props {
  meeting: string;
  onProve: () => void;
}

/** Wachtkamer for who is not proven or not confirmed yet: when and who, and nothing of what it is about. */
export function AtDoor({ meeting, onProve }: Props) {
  const { data: door, error, refetch } = useDoor(meeting);
  const settled = useCallback(() => refetch(), [refetch]);
  useKnockOnce(door, () => void refetch());
  if (!door) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <PlaceProvider meeting={meeting} settled={settled}>
      {error && <Failure error={error} />}
      <Waiting door={door} onProve={onProve} />
    </PlaceProvider>
  );
}

/** Who came in by themselves knocked already; who comes back to this address has done so before. */
function useKnockOnce(door: View<"Door"> | undefined, onDone: () => void) {
  const knocked = useRef(false);
  const not = door && door.me.presence === "" && door.stage !== "closed";
  useEffect(() => {
    if (!not || knocked.current) return;
    knocked.current = true;
    void knock(door.id).then(onDone);
  });
}

function Waiting({ door, onProve }: { door: View<"Door">; onProve: () => void }) {
  const { t, language } = useTexts();
  const { convenes, plannedStart, plannedEnd, place, me, house } = door;
  if (door.stage === "closed") {
    return (
      <Screen title={t("waiting.title")} lead={t(door.cancelled ? "after.cancelled" : "reasons.meeting-closed")}>
        {null}
      </Screen>
    );
  }
  return (
    <Screen title={t("waiting.title")} lead={t("waiting.meanwhile", { name: convenes.name })}>
      <WhoYouAre door={door} onProve={onProve} />
      <section className="sheet">
        <DataList
          rows={[
            [t("waiting.when"), span(plannedStart, plannedEnd, language)],
            [t("waiting.place"), place],
            [t("waiting.convenes"), `${convenes.name}, ${convenes.organisation}`],
            [t("waiting.house"), house],
            [t("waiting.own"), me.organisation],
          ]}
        />
        <HouseRules rules={door.rules} />
      </section>
      <Steps door={door} />
    </Screen>
  );
}

/** What stands between somebody and the table: that nobody has said yet that it is them. */
function WhoYouAre({ door: { method, spokenCode, convenes }, onProve }: { door: View<"Door">; onProve: () => void }) {
  const { t } = useTexts();
  const { known } = useViewer();
  if (method === "vouched") {
    return (
      <Alert>
        <Paragraph>{t("waiting.vouched", { name: convenes.name })}</Paragraph>
      </Alert>
    );
  }
  if (!spokenCode) {
    return (
      <Alert type="warning">
        <Paragraph>{t("waiting.unproven", { name: convenes.name })}</Paragraph>
        <div className="actions">
          <Button onClick={onProve}>{t("prove.title")}</Button>
        </div>
      </Alert>
    );
  }
  return (
    <Alert>
      <Paragraph>{t("waiting.readOut", { name: convenes.name })}</Paragraph>
      <SpokenCode code={spokenCode} />
      <Paragraph>{t(known ? "waiting.readOutKnown" : "waiting.readOutWhy")}</Paragraph>
    </Alert>
  );
}

/** Task and confidentiality can be done while waiting, by who made something to prove with. */
function Steps({ door }: { door: View<"Door"> }) {
  const { me } = door;
  const { level } = useViewer();
  if (level < 2) return null;
  return (
    <ol className="steps" role="list">
      {me.needsTask && <OwnTask meeting={door} me={me} number={1} />}
      <Confidentiality me={me} number={me.needsTask ? 2 : 1} rules={door.rules} />
    </ol>
  );
}
