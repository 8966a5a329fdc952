// SPDX-License-Identifier: EUPL-1.2

import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";

/** Says how the page stands with the server, in a word; it is spoken when it changes. */
export function Connection() {
  const { t } = useTexts();
  const link = useLive((live) => live.link);
  const state = link === "live" || link === "connecting" ? link : "away";
  return (
    <span className={`connection connection--${state}`} role="status">
      {/* What is well says so on a telephone without its word, for which there is no room beside the time. */}
      <span className={state === "live" ? "when-wide" : ""}>{t(`table.connection.${state}`)}</span>
    </span>
  );
}
