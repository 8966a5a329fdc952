// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";

/** The yardstick for everything that is said: it stays in view. */
export function Purpose({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  const head = useLive(({ view }) => view.case);
  if (!head) return <>{children}</>;
  return (
    <section className="purpose" aria-label={t("table.purpose.label")}>
      <p>
        <b>{t("table.purpose.purpose")}</b> {head.purpose}
      </p>
      <p>
        <b>{t("table.purpose.questions")}</b> {head.questions.join(" ")}
      </p>
      {children}
    </section>
  );
}
