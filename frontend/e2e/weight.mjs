// SPDX-License-Identifier: EUPL-1.2

import { openWatched } from "./browser.mjs";
import { arrive, toTable } from "./person.mjs";

/** Logs somebody in who sits at the table, and answers how to open that table as if for the first time. */
export async function tableOf(browser, url, first) {
  const person = await toTable(await arrive(browser, url, first));
  const state = await person.page.context().storageState();
  const address = person.page.url();
  await person.page.context().close();
  return (profile) => firstLoad(browser, address, state, profile);
}

/**
 * Opens an address with nothing in any cache, on a computer and a network such as the profile says, and answers how
 * many kilobytes of each kind came over the line, and the milliseconds until something was on the screen and until
 * somebody could type.
 */
async function firstLoad(browser, address, storageState, { slower = 1, network } = {}) {
  const { page } = await openWatched(browser, { viewport: { width: 1440, height: 900 }, locale: "nl-NL", storageState });
  const devtools = await page.context().newCDPSession(page);
  const weighed = weigh(devtools);
  await devtools.send("Network.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  if (network) await devtools.send("Network.emulateNetworkConditions", { offline: false, ...network });
  await page.addInitScript(noteWhenOneCanType);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.canTypeAt, null, { timeout: 60_000 });
  const times = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    canType: window.canTypeAt,
  }));
  await page.context().close();
  return { ...weighed, ...times };
}

function weigh(devtools) {
  const kilobytes = { js: 0, css: 0, font: 0, other: 0 };
  const kinds = new Map();
  devtools.on("Network.responseReceived", ({ requestId, response }) => kinds.set(requestId, kindOf(response.url)));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    kilobytes[kinds.get(requestId) ?? "other"] += encodedDataLength / 1000;
  });
  return kilobytes;
}

function kindOf(url) {
  const ending = new URL(url).pathname.split(".").pop();
  return { js: "js", css: "css", woff2: "font" }[ending] ?? "other";
}

/** Runs in the page: remembers when the field was there, the page was live, and the computer was free to take a key. */
function noteWhenOneCanType() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("#composer") || !document.querySelector(".connection--live")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.canTypeAt = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}
