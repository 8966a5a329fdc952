// SPDX-License-Identifier: EUPL-1.2

import { Suspense, useEffect, useRef, type ReactNode } from "react";
import { Outlet, useLocation } from "react-router";

import { useMe } from "../features/session/session";
import { SessionBar } from "../features/session/SessionBar";
import { useTexts } from "../i18n/LanguageProvider";
import { Loading } from "./Loading";
import { Page, RouteLink } from "./ui";

/** The frame around every screen but the table; around a screen of the router, or around what is given. */
export function Frame({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  // Whoever came to a meeting has nothing to do with what developers read.
  const { data: me } = useMe();
  useKeyboardAtContent();
  const { pathname } = useLocation();
  return (
    <Page header={<SessionBar />} footer={!me && pathname !== "/api" && <RouteLink to="/api">{t("common.developers")}</RouteLink>} skip={t("common.skip")}>
      <Suspense fallback={<Loading />}>{children ?? <Outlet />}</Suspense>
    </Page>
  );
}

/** On the way to another screen the pressed link is gone; without this the keyboard would start at the top again. */
function useKeyboardAtContent() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
}
