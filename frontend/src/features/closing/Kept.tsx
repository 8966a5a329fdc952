// SPDX-License-Identifier: EUPL-1.2

import { Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";

/** What is kept after closing, and until when. */
export function Kept() {
  const { t } = useTexts();
  const agreements = useLive(({ view }) => view.agreements.filter(({ taker }) => taker).length);
  const kept = ["parcel", "notes", "record", "certificate"] as const;
  return (
    <section className="box" aria-labelledby="kept">
      <Heading level={2} id="kept">
        {t("closing.kept.title")}
      </Heading>
      <dl className="kept">
        {kept.map((one) => (
          <div key={one}>
            <dt>{t(`closing.kept.${one}.name`)}</dt>
            <dd>{t(`closing.kept.${one}.what`, { count: agreements })}</dd>
            <dd>{t(`closing.kept.${one}.until`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
