// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import type { View } from "../../api/types";
import { DataList, Heading, Paragraph, Table } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { timeOf } from "../../lib/times";

export interface Attended {
  key: string;
  name: string;
  organisation?: string;
  /** Where it can be said. */
  capacity: View<"Capacity"> | undefined;
  task: ReactNode;
  stays: readonly View<"Stay">[];
}

/** Who was at the table, as what and when: a table on a wide screen, a list on a narrow one. */
export function Attendance({ people, how }: { people: readonly Attended[]; how?: string }) {
  const { t } = useTexts();
  const columns = [t("notes.as"), t("notes.when")];
  const rows = people.map(({ key, name, organisation, ...person }) => ({
    key,
    name,
    organisation: organisation && <span className="subtle">{organisation}</span>,
    cells: [<As key="as" {...person} />, <Stays key="when" stays={person.stays} />],
  }));
  return (
    <section aria-labelledby="attendance">
      <Heading level={2} id="attendance">
        {t("notes.attendance")}
      </Heading>
      {how && <Paragraph>{how}</Paragraph>}
      <div className="card scroll wide-only" role="group" aria-labelledby="attendance" tabIndex={0}>
        <Table
          labelledBy="attendance"
          columns={[t("notes.name"), ...columns]}
          rows={rows.map(({ key, name, organisation, cells }) => ({
            key,
            cells: [
              <>
                {name}
                {organisation && <br />}
                {organisation}
              </>,
              ...cells,
            ],
          }))}
        />
      </div>
      <ul className="lines narrow-only" role="list" aria-labelledby="attendance">
        {rows.map(({ key, name, organisation, cells }) => (
          <li key={key}>
            <div className="line">
              <b>{name}</b>
              {organisation}
              <DataList dense rows={cells.map((cell, index) => [columns[index] ?? "", cell])} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function As({ capacity, task }: Pick<Attended, "capacity" | "task">) {
  const { t } = useTexts();
  return (
    <>
      {capacity && t(`capacities.${capacity}`)}
      {capacity && <br />}
      {task}
    </>
  );
}

function Stays({ stays }: Pick<Attended, "stays">) {
  const { t, language } = useTexts();
  const isShort = ({ in: from, out }: View<"Stay">) => timeOf(from, language) === timeOf(out, language);
  const stay = ({ in: from, out }: View<"Stay">) =>
    isShort({ in: from, out })
      ? t("notes.short", { from: timeOf(from, language) })
      : t("notes.stay", { from: timeOf(from, language).replace(/\suur$/, ""), out: timeOf(out, language) });
  return stays.map((one) => (
    <span className={isShort(one) ? "stay stay--short" : "stay"} key={one.in}>
      {stay(one)}
    </span>
  ));
}
