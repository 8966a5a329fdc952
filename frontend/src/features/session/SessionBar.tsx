// SPDX-License-Identifier: EUPL-1.2

import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLogOut, useMe } from "./session";

/** The top of every screen: where one is, as whom, and the way out. */
export function SessionBar() {
  const { t, language, setLanguage } = useTexts();
  const me = useMe();
  const logOut = useLogOut();
  const other = language === "nl" ? "en" : "nl";
  return (
    <div className="bar">
      <span className="brand">{t("common.title")}</span>
      <Button appearance="subtle" lang={other} onClick={() => setLanguage(other)}>
        {t("common.other")}
      </Button>
      {me.data && (
        <div className="actions">
          <span>
            <span className="subtle">{t("session.is")}</span> <b>{me.data.name}</b>
          </span>
          <Button disabled={logOut.isPending} onClick={() => logOut.mutate()}>
            {t("session.end")}
          </Button>
        </div>
      )}
    </div>
  );
}
