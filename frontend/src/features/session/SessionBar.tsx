// SPDX-License-Identifier: EUPL-1.2

import { Link, useNavigate } from "react-router";

import { Button, RouteLink } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { proven, useLogOut, useMe, type Viewer } from "./session";

/** The top of every screen: where one is, as whom, and the way out. */
export function SessionBar() {
  const { t } = useTexts();
  const { data } = useMe();
  return (
    <div className="bar">
      <Link className="brand" to="/">
        <img className="logo" src="/theme/logo.svg" alt="" />
        {t("common.title")}
      </Link>
      <LanguageSwitch />
      {data && <Here me={data} />}
    </div>
  );
}

function Here({ me }: { me: Viewer }) {
  const { t } = useTexts();
  const logOut = useLogOut();
  const navigate = useNavigate();
  return (
    <div className="actions">
      {me.level === proven && (
        <span>
          <span className="subtle">{t("session.is")}</span> <b>{me.name}</b>
        </span>
      )}
      {me.level === proven && me.method !== "demo" && <RouteLink to="/access">{t("access.title")}</RouteLink>}
      <Button
        onClick={() => {
          logOut();
          void navigate("/");
        }}
      >
        {t("session.end")}
      </Button>
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
