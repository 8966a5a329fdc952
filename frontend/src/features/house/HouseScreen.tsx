// SPDX-License-Identifier: EUPL-1.2

import "./house.css";

import type { ReactNode } from "react";
import { NavLink } from "react-router";

import { Refused } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { Alert, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { useHas, useSettings } from "./house";

const pages = [
  ["/house", "house.settings.title"],
  ["/house/people", "house.people.title"],
  ["/house/organisations", "house.organisations.title"],
  ["/house/sign-on", "house.issuers.title"],
] as const;

/** Beheer: the house and its people, for an administrator, apart from every case. (P6) */
export function HouseScreen({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTexts();
  if (!useHas("administrator")) return <Failure error={new Refused(404, "not-found")} />;
  return (
    <Screen title={title} lead={t("house.lead")} back={{ to: "/", text: t("meetings.title") }}>
      <nav className="pages" aria-label={t("house.title")}>
        {pages.map(([to, text]) => (
          <NavLink key={to} to={to} end={to === "/house"}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <MailTrouble />
      {children}
    </Screen>
  );
}

/** That no mail leaves the house: somebody who keeps it is to hear of that before who was asked does not come. */
function MailTrouble() {
  const { t, language } = useTexts();
  const trouble = useSettings().data?.mailTrouble;
  if (!trouble) return null;
  return (
    <Alert type="warning">
      <Paragraph>{t("house.mailTrouble.since", { when: dateAndTime(trouble.since, language) })}</Paragraph>
      <Paragraph>{t(`house.mailTrouble.${trouble.fault}`)}</Paragraph>
    </Alert>
  );
}

interface Query<T> {
  data: T | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** What a page shows once it is here, and what went wrong until then. */
export function Fetched<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? <Loading /> : children(query.data);
}
