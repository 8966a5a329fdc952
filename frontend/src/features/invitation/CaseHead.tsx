// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { DataList } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

interface Props {
  head: View<"CaseHead">;
  why?: string | undefined;
  parts: readonly View<"Part">[];
  /** Whether this is the organiser's, who has all parts and so their numbers. */
  numbered?: boolean;
}

/**
 * What the case is about, as far as somebody may know before the table. The parts are numbered for the organiser
 * only: the number of a part would tell the others that there are parts they do not see. (M6)
 */
export function CaseHead({ head, why, parts, numbered }: Props) {
  const { t } = useTexts();
  return (
    <DataList
      rows={[
        [t("case.purpose"), head.purpose],
        [t("case.questions"), <Lines texts={head.questions} />],
        [t("case.subjects"), <Lines texts={head.subjects.map(({ label, name }) => [label, name].filter(Boolean).join(": "))} />],
        [t("case.why"), why],
        [
          t("case.parts"),
          parts.length > 0 && (
            <>
              <Lines ordered={numbered} texts={parts.map(({ title }) => title)} />
              {/* Said to all but the organiser, also where there are no others: so it tells nobody that there are. */}
              {!numbered && <span className="subtle">{t("case.partsOfYours")}</span>}
            </>
          ),
        ],
      ]}
    />
  );
}

function Lines({ texts, ordered }: { texts: readonly string[]; ordered?: boolean | undefined }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List className={ordered ? "numbered" : "plain"} role="list">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </List>
  );
}
