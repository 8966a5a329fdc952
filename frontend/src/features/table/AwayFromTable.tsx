// SPDX-License-Identifier: EUPL-1.2

import { Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { Announcer } from "./Announcer";
import { Decisions } from "./Decisions";
import { ItemLine } from "./ItemLine";
import { LivePage } from "./LivePage";
import { doorPath } from "./paths";

/** Who left or was shown out keeps the own items, and the requests on them, to decide until close. (L1) */
export function AwayFromTable() {
  const { t } = useTexts();
  const id = useMeetingId();
  const items = useLive(({ view }) => view.items);
  return (
    <LivePage>
      <Announcer />
      <div className="narrow">
        <Heading level={1}>{t("table.away.title")}</Heading>
        <Paragraph>{t(items.length ? "table.away.own" : "table.away.text")}</Paragraph>
        <div className="actions">
          <LinkButton to={doorPath(id)}>{t("table.away.back")}</LinkButton>
        </div>
        {items.length > 0 && (
          <>
            <Decisions />
            <section aria-labelledby="own-items">
              <Heading level={2} id="own-items">
                {t("table.away.items")} <span className="count">{items.length}</span>
              </Heading>
              <ol className="part" role="list" aria-labelledby="own-items">
                {items.map((item) => (
                  <ItemLine key={item.id} item={item} />
                ))}
              </ol>
            </section>
          </>
        )}
      </div>
    </LivePage>
  );
}
