// SPDX-License-Identifier: EUPL-1.2
//
// What a page tells at moments at which nobody can ask it: while it is left, when
// Back brings it, and when the server ends its connection.

/**
 * Keeps all that stands in the document at each moment of leaving the page, and of its coming back by Back. Only a
 * storage takes anything at such a moment; recalls reads it, from another page of the same program.
 */
export async function watchMoments(page) {
  // Later than the page's own listeners, so this sees what they left.
  await page.evaluate(() => {
    const keep = (name) => {
      const typed = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
      localStorage.setItem(name, [document.documentElement.outerHTML, ...typed].join("\n"));
    };
    window.addEventListener("pagehide", () => keep("leaving"));
    window.addEventListener("pageshow", ({ persisted }) => persisted && keep("coming"));
  });
}

/** Goes to a page of the program that holds nothing, and answers what was kept there at the moments before. */
export async function recalls(page, url) {
  await page.goto(new URL("/api", url).href);
  return page.evaluate(() => ({ ...localStorage }));
}

/** Loads the page anew, and answers by which codes the server ends its connections from then on. */
export async function watchEnds(page) {
  await page.addInitScript(() => {
    window.ends = [];
    const Plain = window.WebSocket;
    window.WebSocket = class extends Plain {
      constructor(...args) {
        super(...args);
        this.addEventListener("close", ({ code }) => window.ends.push(code));
      }
    };
  });
  await page.reload();
  return () => page.evaluate(() => window.ends);
}

/** Answers which words are in the memory of the page: in what its scripts hold on to, however deep. */
export async function wordsInMemory(page, words) {
  const devtools = await page.context().newCDPSession(page);
  const parts = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.takeHeapSnapshot");
  await devtools.detach();
  const memory = parts.join("");
  return words.filter((word) => memory.includes(JSON.stringify(word).slice(1, -1)));
}
