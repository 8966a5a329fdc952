// SPDX-License-Identifier: EUPL-1.2

import "./door.css";

import { api } from "../../api/client";
import { Twice } from "../../components/Twice";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { Waiting } from "../../components/Waiting";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed, type InMeeting } from "../../live/useDeed";
import { useNames } from "../table/names";
import { ConfirmTask } from "../convene/ConfirmTask";
import { Compare } from "./Compare";
import { DeclaredTask } from "./DeclaredTask";
import { howProven, lacksOf } from "./proof";
import { saysWord } from "./word";
import GiveCode from "./GiveCode";

/** Somebody who waits: how they showed who they are, what is lacking, and what the chair does for them. (L1) */
export function WaitingPerson({ person }: { person: Person }) {
  const { t, language } = useTexts();
  const { name: nameOf } = useNames();
  const { name, organisation, door } = person;
  const lacks = lacksOf(person);
  const word = saysWord(t, language, door?.word);
  return (
    <div className="waits">
      <p>
        <b>{name}</b>, {organisation}
      </p>
      <p className="hint">{howProven(t, person, nameOf)}</p>
      {word && <p className="hint">{word}</p>}
      {door?.first && door.spokenCode && <Compare person={person} code={door.spokenCode} />}
      {lacks
        .filter((lack) => lack !== "compare")
        .map((lack) => (
          <p key={lack}>{t(`door.lacks.${lack}`)}</p>
        ))}
      <WaitingDeeds person={person} ready={lacks.length === 0} toConfirm={lacks.includes("confirm")} />
    </div>
  );
}

interface Props {
  person: Person;
  ready: boolean;
  toConfirm: boolean;
}

function WaitingDeeds({ person, ready, toConfirm }: Props) {
  const { t } = useTexts();
  const { participant, name, door } = person;
  const open = useLive(({ view }) => view.meeting?.stage !== "convened");
  const params = (to: InMeeting) => ({ params: { ...to, path: { ...to.path, participant } } });
  const admit = useDeed((to) => api.PUT("/v1/meetings/{meeting}/participants/{participant}/admission", params(to)));
  const showOut = useDeed((to) => api.PUT("/v1/meetings/{meeting}/participants/{participant}/removal", params(to)));
  const people = useLive(({ view }) => view.people);
  const all = [admit, showOut];
  const busy = all.some(({ isPending }) => isPending);
  const error = all.find((one) => one.error)?.error;
  const proven = !lacksOf(person).some((lack) => lack === "proof" || lack === "compare");
  return (
    <>
      {error && <Failure error={error} />}
      {all.some(({ waiting }) => waiting) && <Waiting />}
      {ready && !open && <p className="hint">{t("door.notOpen")}</p>}
      {toConfirm && <DeclaredTask person={person} />}
      {toConfirm && <ConfirmTask person={person} people={people} />}
      {ready && open && (
        <Button className="small" disabled={busy} onClick={() => admit.press()}>
          {t("table.admit.button", { name })}
        </Button>
      )}
      <div className="actions">
        <Twice
          small
          label={t("door.refuse")}
          about={name}
          sure={t("door.refuseSure", { name })}
          disabled={busy}
          onPress={() => showOut.press()}
        />
        {door && proven && <GiveCode person={person} />}
      </div>
    </>
  );
}
