// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/page-body-css/dist/index.css";
import "@utrecht/page-header-css/dist/index.css";
import "@utrecht/root-css/dist/index.css";
import "@utrecht/skip-link-css/dist/index.css";

import type { ReactNode } from "react";

interface Props {
  header: ReactNode;
  footer?: ReactNode;
  skip: string;
  children: ReactNode;
}

/** The frame of every screen but the table: a way past the header, the header, and the content. */
export function Page({ header, footer, skip, children }: Props) {
  return (
    <>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#main">
        {skip}
      </a>
      <header className="utrecht-page-header">
        <div className="utrecht-page-header__content">{header}</div>
      </header>
      <div className="utrecht-page-body">
        <main className="utrecht-page-body__content" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {footer && <footer className="foot">{footer}</footer>}
    </>
  );
}
