// SPDX-License-Identifier: EUPL-1.2

import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

import { askNoMore } from "../api/again";
import { forgetDrafts } from "../lib/drafts";

// A busy machine takes its time; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out, and says so at every call.
window.scrollTo = () => {};

afterEach(() => {
  cleanup();
  askNoMore();
  forgetDrafts();
  vi.unstubAllGlobals();
  window.history.replaceState(null, "", "/");
});
