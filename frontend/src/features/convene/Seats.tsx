// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Table } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

/** Who sits at which part of the agenda, folded: each line above says it of one person. (M6) */
export function Seats({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const { parts, people } = meeting;
  if (people.length < 2) return null;
  return (
    <details className="sheet">
      <summary id="seats">{t("seats.title")}</summary>
      <div className="scroll folded-part" role="group" aria-labelledby="seats" tabIndex={0}>
        <Table
          labelledBy="seats"
          columns={[t("seats.who"), ...parts.map(({ title }, index) => <PartTitle number={index + 1} title={title} />)]}
          rows={people.map(({ participant, name, parts: own }) => ({
            key: participant,
            cells: [name, ...parts.map(({ id }) => (own.includes(id) ? t("seats.yes") : "–"))],
          }))}
        />
      </div>
    </details>
  );
}

/** On a narrow screen the number says it; the titles stand above, in the agenda. */
function PartTitle({ number, title }: { number: number; title: string }) {
  return (
    <>
      {number}
      <span className="when-wide">. {title}</span>
    </>
  );
}
