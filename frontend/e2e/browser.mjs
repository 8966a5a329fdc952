// SPDX-License-Identifier: EUPL-1.2

import { chromium } from "playwright-core";

export const options = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox", // Chromium refuses to run as root with it
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/**
 * Starts Debian's Chromium with a fresh profile that talks to nobody but the page under test. The cache of Back
 * and Forward, which people have, is off in tests unless asked for.
 */
export function startBrowser({ cacheOfBack = false } = {}) {
  return chromium.launch({ ...options, ignoreDefaultArgs: cacheOfBack ? ["--disable-back-forward-cache"] : [] });
}

/** Starts it with a profile in a folder, to see what it leaves there. */
export function startBrowserAt(folder) {
  return chromium.launchPersistentContext(folder, { ...options, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
}

/** Opens a page in a context of its own and answers it with the list of what it complains about, kept up to date. */
export async function openWatched(browser, options) {
  const page = await browser.newPage(options);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("crash", () => complaints.push("the page crashed"));
  page.on("requestfailed", (request) => complaints.push(`no answer: ${request.url()}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  // A violation by the page's own script can be silent in the console.
  await page.exposeFunction("reportViolation", (directive) => complaints.push(`policy: ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => window.reportViolation(event.violatedDirective));
  });
  return { page, complaints };
}
