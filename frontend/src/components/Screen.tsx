// SPDX-License-Identifier: EUPL-1.2

import { useEffect, type ReactNode } from "react";

import { useTexts } from "../i18n/LanguageProvider";
import { Heading, Paragraph, RouteLink } from "./ui";

interface Props {
  /** Stands in the history of the browser too, so it holds nothing of a case. */
  title: string;
  lead?: ReactNode;
  back?: { to: string; text: string };
  children: ReactNode;
}

/** One screen: its title, one sentence on what it is for, and what can be done there. */
export function Screen({ title, lead, back, children }: Props) {
  const { t } = useTexts();
  useTitle(title);
  return (
    <>
      <div className="promise">
        {back && (
          <nav className="back" aria-label={t("common.way")}>
            <RouteLink to={back.to}>{back.text}</RouteLink>
          </nav>
        )}
        <Heading level={1}>{title}</Heading>
        {lead && <Paragraph appearance="lead">{lead}</Paragraph>}
      </div>
      {children}
    </>
  );
}

/** Names the page for tabs, history and screen readers. */
export function useTitle(title: string) {
  const { t } = useTexts();
  const product = t("common.title");
  useEffect(() => {
    document.title = title === product ? product : `${title} | ${product}`;
  }, [title, product]);
}
