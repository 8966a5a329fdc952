// SPDX-License-Identifier: EUPL-1.2

import { Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";

/** What is kept after closing, and until when. */
export function Kept() {
  const { t } = useTexts();
  const agreements = useLive(({ view }) => view.agreements.filter(({ taker }) => taker).length);
  const tally = useLive(({ view }) => view.tally);
  if (!tally) return null;
  const term =
    tally.caseDays % 365 === 0
      ? t("closing.kept.years", { count: tally.caseDays / 365 })
      : t("closing.kept.days", { count: tally.caseDays });
  const kept = [
    ["parcel", { days: tally.parcelDays, hours: tally.openedHours }],
    ["notes", { term }],
    ["certificate", { term }],
    ["record", {}],
  ] as const;
  return (
    <section className="box" aria-labelledby="kept">
      <Heading level={2} id="kept">
        {t("closing.kept.title")}
      </Heading>
      <dl className="kept">
        {kept.map(([one, until]) => (
          <div key={one}>
            <dt>{t(`closing.kept.${one}.name`)}</dt>
            <dd>{t(`closing.kept.${one}.what`, { count: agreements })}</dd>
            <dd>{t(`closing.kept.${one}.until`, until)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
