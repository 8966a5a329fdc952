// SPDX-License-Identifier: EUPL-1.2

import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { newQueries } from "../api/queries";
import { App } from "../App";
import { meQuery } from "../features/session/session";
import { LanguageProvider } from "../i18n/LanguageProvider";

/** Shows the whole page at an address, as main does, and answers a person to use it. */
export function showPage(address = window.location.pathname + window.location.hash) {
  window.history.replaceState(null, "", address);
  const queries = newQueries();
  void queries.prefetchQuery(meQuery);
  render(
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
