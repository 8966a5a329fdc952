// SPDX-License-Identifier: EUPL-1.2

import { Link, useNavigate } from "react-router";

import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLogOut, useMe } from "./session";

/** The top of every screen: where one is, as whom, and the way out. */
export function SessionBar() {
  const { t } = useTexts();
  const me = useMe();
  const logOut = useLogOut();
  const navigate = useNavigate();
  return (
    <div className="bar">
      <Link className="brand" to="/">
        <img className="logo" src="/theme/logo.svg" alt="" />
        {t("common.title")}
      </Link>
      <LanguageSwitch />
      {me.data && (
        <div className="actions">
          <span>
            <span className="subtle">{t("session.is")}</span> <b>{me.data.name}</b>
          </span>
          <Button disabled={logOut.isPending} onClick={() => logOut.mutate(undefined, { onSuccess: () => navigate("/") })}>
            {t("session.end")}
          </Button>
        </div>
      )}
    </div>
  );
}

export function LanguageSwitch() {
  const { t, language, setLanguage } = useTexts();
  const other = language === "nl" ? "en" : "nl";
  return (
    <Button appearance="subtle" lang={other} onClick={() => setLanguage(other)}>
      {t("common.other")}
    </Button>
  );
}
