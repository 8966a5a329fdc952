// SPDX-License-Identifier: EUPL-1.2

import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

import { forgetDrafts } from "../lib/drafts";

// A busy machine takes its time; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out, and says so at every call.
window.scrollTo = () => {};

afterEach(() => {
  cleanup();
  forgetDrafts();
  vi.unstubAllGlobals();
  window.history.replaceState(null, "", "/");
});
