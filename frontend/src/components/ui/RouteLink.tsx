// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/link-css/dist/index.css";

import { Link, type LinkProps } from "react-router";

/** A link to another screen of this page. */
export function RouteLink(props: LinkProps) {
  return <Link {...props} className="utrecht-link utrecht-link--html-a" />;
}
