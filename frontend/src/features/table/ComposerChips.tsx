// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { needsTask } from "../../api/catalogue";
import { answerOf, api } from "../../api/client";
import { own } from "../../api/queries";
import { lazy } from "../../components/lazy";
import { Button, DayField } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dayFromNow, dateOf } from "../../lib/times";
import type { Part, Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { labelOf, useCatalogue, type Choices } from "./catalogue";
import { CheckChip, SelectChip, Unfolding } from "./Chip";
import { subjectName } from "./names";
import type { ItemDraft } from "./newItem";

const ConsentForm = lazy(() => import("./ConsentForm"), { within: true });

interface Props {
  draft: ItemDraft;
  change: (part: Partial<ItemDraft>) => void;
  parts: readonly Part[];
  others: readonly Person[];
  /** The laws of the own task, which come first. */
  laws: readonly string[];
  errors: Readonly<Record<string, string>>;
  /** Whether it is somebody else's: then the consents of who types are none of theirs. */
  notMine?: boolean;
}

export function ComposerChips(props: Props) {
  const { t } = useTexts();
  const { draft, change, parts, errors } = props;
  const { details, natures, domains } = useCatalogue();
  // The name and the value of a chip are one: what is chosen comes back as it was given.
  const chip = <K extends keyof ItemDraft & ("part" | "detail" | "nature" | "domain")>(key: K, choices: Choices) => ({
    label: t(`table.chips.${key}`),
    value: draft[key],
    choices,
    wrong: key in errors,
    onChange: (value: string) => change({ [key]: value } as Partial<ItemDraft>),
  });
  return (
    <div className="chips">
      {parts.length > 1 && (
        <SelectChip {...chip("part", parts.map(({ id, title }) => ({ value: id, label: title })))} empty={t("table.chips.choose")} />
      )}
      {draft.nature !== "no-person" && <SelectChip {...chip("detail", details)} />}
      <SelectChip {...chip("nature", natures)} />
      <SelectChip {...chip("domain", domains)} empty={t("table.chips.choose")} />
      <SourceChip {...props} />
      {draft.nature !== "no-person" && <SubjectChip {...props} />}
      {draft.part && <AudienceChip {...props} />}
      {!props.notMine && <ConsentChip {...props} />}
    </div>
  );
}

/** Where it comes from, from when, and under which law it was recorded: three that change together. */
function SourceChip({ draft, change, errors, laws: own }: Props) {
  const { t, language } = useTexts();
  const { origins, laws } = useCatalogue();
  const likely = laws.filter(({ value }) => own.includes(value));
  const [other, setOther] = useState(false);
  const days = [dayFromNow(0), dayFromNow(-1)];
  const known = !draft.dated || days.includes(draft.dated) ? days : [...days, draft.dated];
  const labels = [t("table.chips.today"), t("table.chips.yesterday")];
  const dayLabel = (day: string) => labels[days.indexOf(day)] ?? dateOf(day, language);
  const summary = [labelOf(origins, draft.origin), draft.dated && dayLabel(draft.dated)].filter(Boolean).join(", ");
  return (
    <Unfolding label={t("table.chips.origin")} summary={summary} wrong={"origin" in errors || "dated" in errors || "law" in errors}>
      <div className="chip__fields">
        <SelectChip label={t("table.chips.origin")} value={draft.origin} choices={origins} onChange={(value) => change({ origin: value as ItemDraft["origin"] })} />
        <SelectChip
          label={t("table.chips.dated")}
          value={other ? "other" : draft.dated}
          choices={[...known.map((day) => ({ value: day, label: dayLabel(day) })), { value: "other", label: t("table.chips.otherDay") }]}
          wrong={"dated" in errors}
          onChange={(value) => {
            setOther(value === "other");
            if (value !== "other") change({ dated: value });
          }}
        />
        {other && (
          <DayField
            legend={t("table.chips.whichDay")}
            names={{ day: t("day.day"), month: t("day.month"), year: t("day.year") }}
            value={draft.dated}
            onChange={(dated) => change({ dated })}
          />
        )}
        <SelectChip
          label={t("table.chips.law")}
          value={draft.law}
          choices={likely}
          others={laws.filter((law) => !likely.includes(law))}
          othersLabel={t("table.chips.otherLaws")}
          onChange={(value) => change({ law: value as ItemDraft["law"] })}
        />
      </div>
    </Unfolding>
  );
}

function SubjectChip({ draft, change, errors }: Props) {
  const { t } = useTexts();
  const subjects = useLive(({ view }) => view.case?.subjects) ?? [];
  const names = draft.subjects.map((id) => subjectName(subjects, id));
  return (
    <CheckChip
      label={t("table.chips.subjects")}
      summary={names.join(", ") || t("table.chips.choose")}
      legend={t("table.chips.subjectsLegend")}
      choices={subjects.map(({ id }) => ({ value: id, label: subjectName(subjects, id) }))}
      chosen={draft.subjects}
      wrong={"subjects" in errors}
      onChange={(chosen) => change({ subjects: chosen })}
    />
  );
}

function AudienceChip({ draft, change, others, errors }: Props) {
  const { t } = useTexts();
  const ids = others.map(({ participant }) => participant);
  const sees = ids.filter((id) => !draft.hidden.includes(id));
  const missing = others.filter(({ participant }) => draft.hidden.includes(participant)).map(({ name }) => name);
  const summary = missing.length ? t("table.chips.without", { names: missing.join(", ") }) : t("table.chips.everybody");
  return (
    <CheckChip
      label={t("table.chips.audience")}
      summary={summary}
      legend={t("table.chips.audienceLegend")}
      choices={others.map(({ participant, name, organisation }) => ({ value: participant, label: `${name}, ${organisation}` }))}
      chosen={sees}
      wrong={"audience" in errors}
      hint={t("table.chips.audienceHint")}
      onChange={(chosen) => {
        // Who is left out stays left out when they sit at another part as well.
        const elsewhere = draft.hidden.filter((id) => !ids.includes(id));
        change({ hidden: [...elsewhere, ...ids.filter((id) => !chosen.includes(id))] });
      }}
    />
  );
}

/** Own records of consent on this case; a professional can add one. (C8, L4) */
function ConsentChip({ draft, change, errors }: Props) {
  const { t } = useTexts();
  const id = useLive(({ view }) => view.case?.id);
  const { data } = useQuery({
    queryKey: [own, "consents", id],
    queryFn: () => answerOf(api.GET("/v1/cases/{case}/consents", { params: { path: { case: id ?? "" } } })),
    enabled: Boolean(id),
  });
  const keeps = useLive(({ view }) => view.me && needsTask(view.me.capacity));
  const [recording, setRecording] = useState(false);
  const live = data?.consents.filter(({ withdrawn }) => !withdrawn) ?? [];
  const [subject] = draft.subjects;
  return (
    <>
      {live.length > 0 && (
        <SelectChip
          label={t("table.chips.consent")}
          value={draft.consent}
          choices={live.map((consent) => ({ value: consent.id, label: consent.words }))}
          empty={t("table.chips.noConsent")}
          wrong={"consent" in errors}
          onChange={(consent) => change({ consent })}
        />
      )}
      {keeps && subject && draft.nature !== "no-person" && (
        <Button className="small" appearance="subtle" onClick={() => setRecording(true)}>
          {t("table.consent.open")}
        </Button>
      )}
      {recording && subject && (
        <ConsentForm
          subject={subject}
          onClose={() => setRecording(false)}
          onRecorded={(consent) => {
            change({ consent });
            setRecording(false);
          }}
        />
      )}
    </>
  );
}
