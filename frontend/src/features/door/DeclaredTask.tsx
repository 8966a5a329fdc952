// SPDX-License-Identifier: EUPL-1.2

import { taskLang, taskName } from "../../api/catalogue";
import { Folded } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useCatalogue } from "../table/catalogue";

/** Under which task somebody comes, where the chair confirms it: of an adviser, whom they advise. (M2) */
export function DeclaredTask({ person: { task } }: { person: Person }) {
  const { t } = useTexts();
  const asker = useLive(({ view }) => view.people.find(({ participant }) => participant === task?.asker)?.name);
  const name = taskName(useCatalogue(), task);
  if (asker) return <p className="hint">{t("invited.advises", { name: asker })}</p>;
  if (!name) return null;
  return (
    <div className="hint" lang={taskLang(task)}>
      <Folded text={name} />
    </div>
  );
}
