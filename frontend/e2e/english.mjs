// SPDX-License-Identifier: EUPL-1.2

// Small words that hardly a Dutch sentence does without, and that are none in English.
const dutch =
  /(?<!\p{L})(aan|bij|de|deze|dit|een|geen|gaat|heeft|het|maar|mee|naar|niet|nog|ook|op|overleg|taak|tafel|te|tot|u|uit|uur|uw|van|voor|wat|wie|wordt|zijn)(?!\p{L})/iu;

/** Names what still is Dutch on a page in English: neither said to be Dutch, nor written by somebody. */
export async function leftInDutch({ page, traffic }, screen) {
  const written = writtenIn(await traffic.heard());
  const withoutWritten = (words) => written.reduce((rest, text) => rest.replaceAll(text, " "), words);
  const words = await page.evaluate(wordsOfThePage);
  return words.filter((one) => dutch.test(withoutWritten(one))).map((one) => `${screen}: ${one}`);
}

/** Answers all that people wrote, the longest first: what a page was told, except law and field. A name goes without its full stop. */
function writtenIn(received) {
  const texts = new Set();
  for (const { where, text } of received) {
    if (where.endsWith("/v1/catalogue") || !/^\s*[[{]/.test(text)) continue;
    JSON.parse(text, (_, value) => (typeof value === "string" && value.length > 1 && texts.add(value.replace(/\.$/, "")), value));
  }
  return [...texts].sort((a, b) => b.length - a.length);
}

/** Runs in the page: every text and spoken name in it that is not said to be in another language. */
function wordsOfThePage() {
  const spoken = ["aria-label", "title", "alt", "placeholder"];
  const all = [...document.body.querySelectorAll("*")].filter((element) => !element.closest("[lang=nl], script, noscript, style"));
  const texts = all.flatMap(({ childNodes }) => [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data.trim()));
  const names = all.flatMap((element) => spoken.map((name) => element.getAttribute(name)?.trim()));
  return [...texts, ...names, document.title].filter(Boolean);
}
