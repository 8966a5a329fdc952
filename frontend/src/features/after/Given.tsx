// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

/** What of one's own went along, with whom and for what; not what it says. (T1, T5) */
export function Given({ given = [] }: { given: readonly View<"Given">[] | undefined }) {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-labelledby="given">
      <Heading level={2} id="given">
        {t("given.title")}
      </Heading>
      {given.length === 0 ? (
        <Paragraph>{t("given.none")}</Paragraph>
      ) : (
        <>
          <ul className="bullets">
            {together(given).map(({ to, narrowed, count }) => (
              <li key={JSON.stringify([to, narrowed])}>
                {t(`given.${count === 1 ? "one" : "many"}${narrowed ? "Otherwise" : ""}`, { ...to, serves: to.serves.replace(/\.$/, ""), count })}
              </li>
            ))}
          </ul>
          <Paragraph>{t("given.where")}</Paragraph>
        </>
      )}
    </section>
  );
}

/** What went to the same person for the same purpose is one line. */
function together(given: readonly View<"Given">[]) {
  const lines = new Map<string, View<"Given"> & { count: number }>();
  for (const one of given) {
    const key = JSON.stringify([one.to, one.narrowed]);
    lines.set(key, { ...one, count: (lines.get(key)?.count ?? 0) + 1 });
  }
  return [...lines.values()];
}
