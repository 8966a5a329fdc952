// SPDX-License-Identifier: EUPL-1.2

import { Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { asSentence } from "../../lib/sentence";
import { dayFromNow, dateOf } from "../../lib/times";
import { useLive } from "../../live/LiveProvider";

/** What is kept after closing, and until when. */
export function Kept() {
  const { t, language } = useTexts();
  const agreements = useLive(({ view }) => view.agreements).filter(({ taker }) => taker);
  const tally = useLive(({ view }) => view.tally);
  if (!tally) return null;
  const until = (days: number) => dateOf(dayFromNow(days), language);
  const ofCase = { until: until(tally.caseDays) };
  const kept = [
    ["parcel", { until: until(tally.parcelDays), hours: tally.openedHours }],
    ["notes", ofCase],
    ["certificate", ofCase],
    ["record", {}],
  ] as const;
  return (
    <section className="box" aria-labelledby="kept">
      <Heading level={2} id="kept">
        {t("closing.kept.title")}
      </Heading>
      {agreements.length > 0 && (
        <div>
          <p>{t("closing.kept.texts")}</p>
          <ul className="bullets">
            {agreements.map(({ id, activity, extent }) => (
              <li key={id}>
                {asSentence(activity)} {asSentence(extent)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <dl className="kept">
        {kept.map(([one, until]) => (
          <div key={one}>
            <dt>{t(`closing.kept.${one}.name`)}</dt>
            <dd>{t(`closing.kept.${one}.what`, { count: agreements.length })}</dd>
            <dd>{t(`closing.kept.${one}.until`, until)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t("closing.kept.ifNow")}</p>
    </section>
  );
}
