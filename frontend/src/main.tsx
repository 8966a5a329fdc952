// SPDX-License-Identifier: EUPL-1.2

import "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
import "./theme/casustafel.css";
import "./theme/dark.css";
import "./theme/fonts.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { newQueries } from "./api/queries";
import { App } from "./App";
import { LanguageProvider } from "./i18n/LanguageProvider";
import { leaveNothingBehind } from "./live/leave";

import "./theme/layout.css";
import "./theme/sheets.css";
import "./theme/forms.css";
import "./theme/print.css";

leaveNothingBehind();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={newQueries()}>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
