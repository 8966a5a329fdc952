// SPDX-License-Identifier: EUPL-1.2

import { barriers, sideways } from "./access.mjs";
import { wordless } from "./spoken.mjs";

export const sizes = {
  1440: { width: 1440, height: 900 },
  768: { width: 768, height: 1024 },
  640: { width: 640, height: 450 }, // 1280 by 900 at 200 %
  390: { width: 390, height: 844 },
};

// Chromium once in some hundreds does not draw a picture in time, and asked again in the same way may not either.
const undrawnAtMost = 2;
let undrawn = 0;

/** Keeps a picture of a whole page. What is not drawn is asked for again, on a window that was touched; two may miss, for nothing is judged by them. */
async function picture(page, path) {
  const take = () => page.screenshot({ path, fullPage: true });
  await take()
    .catch(() => touched(page).then(take))
    .catch((error) => {
      console.log(`no picture ${path}: ${error.message}`);
      if (++undrawn > undrawnAtMost) throw error;
    });
}

/** Brings a window to the front and has it drawn anew. */
async function touched(page) {
  const size = page.viewportSize();
  await page.bringToFront();
  await page.setViewportSize({ ...size, height: size.height + 1 });
  await page.setViewportSize(size);
}

/** Keeps a picture of a screen at each width, and names its barriers and what sticks out; the widest stays. */
export async function lookAt({ first, page }, screen, pictures, widths = ["768", "390", "1440"]) {
  const found = [];
  for (const width of [...widths].sort((a, b) => a - b)) {
    await page.setViewportSize(sizes[width]);
    const name = `${screen}-${first.toLowerCase()}-${width}`;
    await page.evaluate(() => window.scrollTo(0, 0)); // what sticks to the window stands in the picture once
    await picture(page, `${pictures}/${name}.png`);
    found.push(...(await sideways(page, name)));
    found.push(...(await barriers(page, name)), ...(await wordless(page, name)));
  }
  return found;
}
