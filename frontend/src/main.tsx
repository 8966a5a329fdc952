// SPDX-License-Identifier: EUPL-1.2

import "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
import "./theme/casustafel.css";
import "./theme/dark.css";
import "./theme/fonts.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { newQueries } from "./api/queries";
import { App, fetchTable } from "./App";
import { meQuery } from "./features/session/session";
import { table } from "./first";
import { LanguageProvider } from "./i18n/LanguageProvider";
import { leaveNothingBehind } from "./live/leave";

import "./theme/layout.css";
import "./theme/sheets.css";
import "./theme/forms.css";
import "./theme/print.css";

leaveNothingBehind();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const longestBlank = 500; // milliseconds
const queries = newQueries();
const known = queries.prefetchQuery(meQuery);

function draw() {
  createRoot(root!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <App />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

// What is nearly here is drawn at once: to draw first that it is waited for takes longer than it does to come.
const here = table && Promise.allSettled([known, table, fetchTable()]);
void Promise.race([here, new Promise((resolve) => setTimeout(resolve, longestBlank))]).then(draw);
