// SPDX-License-Identifier: EUPL-1.2

import AxeBuilder from "@axe-core/playwright";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Names each barrier on the page as it is now: which rule, and where. */
export async function barriers(page, screen) {
  // The other mode opens a page of its own for each search.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${screen}: ${id} at ${target}: ${failureSummary}`));
}

/** Names what makes somebody scroll sideways: the page may not be wider than its window. */
export async function sideways(page, screen) {
  const [inside, outside] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  return inside > outside ? [`${screen}: ${inside} pixels wide in a window of ${outside}`] : [];
}
