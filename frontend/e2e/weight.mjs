// SPDX-License-Identifier: EUPL-1.2

import { startBare } from "./bare.mjs";
import { startBrowser } from "./browser.mjs";
import { paceOf } from "./pace.mjs";
import { arrive, toTable } from "./person.mjs";

const longestLoad = 60_000; // milliseconds
const lookAgainAfter = 100; // milliseconds

/**
 * Logs somebody in who sits at the table, and answers how to open that table as if for the first time, on a computer
 * and a network such as a profile says.
 */
export async function tableOf(url, first) {
  const browser = await startBrowser();
  const person = await toTable(await arrive(browser, url, first));
  const { cookies } = await person.page.context().storageState();
  const address = person.page.url();
  await browser.close();
  const bare = startBare();
  return { load: (profile) => firstLoad(bare, address, cookies, profile), pace: () => paceOf(bare), close: bare.close };
}

/**
 * Answers how many kilobytes of each kind came over the line, and the milliseconds until something was on the screen
 * and until somebody could type.
 */
async function firstLoad(bare, address, cookies, { slower = 1, network } = {}) {
  const { tell, evaluate, close } = await bare.open(new URL("/favicon.svg", address).href, cookies);
  await tell("Emulation.setCPUThrottlingRate", { rate: slower });
  if (network) {
    await tell("Network.enable");
    await tell("Network.emulateNetworkConditions", { offline: false, ...network });
  }
  await tell("Page.addScriptToEvaluateOnNewDocument", { source: `(${noteWhenOneCanType})()` });
  await tell("Page.navigate", { url: address });
  const load = await untilOneCanType(evaluate);
  await close();
  return load;
}

/** Looks seldom: who is asked cannot do something else meanwhile. */
async function untilOneCanType(evaluate) {
  for (const end = Date.now() + longestLoad; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter));
    const load = await evaluate("window.loaded?.()");
    if (load) return load;
  }
  throw new Error("nobody can type at the table");
}

/** Runs in the page: remembers when the field was there, the page was live, and the computer was free to take a key. */
function noteWhenOneCanType() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("#composer") || !document.querySelector(".connection--live")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(note));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });

  function note() {
    const load = { js: 0, css: 0, font: 0, other: 0, canType: performance.now() };
    for (const { name, transferSize } of performance.getEntriesByType("resource")) {
      load[kindOf(name)] += transferSize / 1000;
    }
    // What was drawn is on the screen a moment later.
    window.loaded = () => {
      const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
      return painted && { ...load, painted };
    };
  }

  function kindOf(url) {
    const ending = new URL(url).pathname.split(".").pop();
    return { js: "js", css: "css", woff2: "font" }[ending] ?? "other";
  }
}
