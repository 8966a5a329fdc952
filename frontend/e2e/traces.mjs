// SPDX-License-Identifier: EUPL-1.2

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const patience = 20_000; // milliseconds

/** Answers which of the words stand in the document: in its source, or typed in a field. */
export async function wordsIn(page, words) {
  const all = await documentOf(page);
  return words.filter((word) => all.includes(word));
}

/**
 * All that stands in the document, with what was typed. A page that loads anew takes the question with it; then it is
 * asked again, after a pause: on a busy machine six questions on end fell within one load.
 */
export async function documentOf(page) {
  for (const until = Date.now() + patience; ; await pause(100)) {
    try {
      return await page.evaluate(() => {
        const typed = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
        return [document.documentElement.outerHTML, document.title, location.href, ...typed].join("\n");
      });
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** Names every storage of the browser in which the page keeps something that scripts can reach. */
export function keptIn(page) {
  return page.evaluate(async () => {
    const kept = {
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      indexedDB: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookie: document.cookie.length,
      serviceWorker: (await navigator.serviceWorker.getRegistrations()).length,
      historyState: JSON.stringify(history.state ?? "").length > 200 ? 1 : 0,
    };
    return Object.keys(kept).filter((name) => kept[name] > 0);
  });
}

/** Answers which of the words stand in which file under a folder, however Chromium writes them. */
export function wordsInFolder(folder, words) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ path, name }) => {
    const bytes = readFileSync(join(path, name));
    const has = (word) => bytes.includes(word) || bytes.includes(Buffer.from(word, "utf16le"));
    return words.filter(has).map((word) => `${word} in ${name}`);
  });
}
