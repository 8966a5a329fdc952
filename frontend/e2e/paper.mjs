// SPDX-License-Identifier: EUPL-1.2

import { documentOf, paperWrongly } from "./seen.mjs";
import { t } from "./texts.mjs";

const a4 = { width: 642, height: 971 }; // what two centimetres of margin leave of it, in pixels

/** Names what a page shows wrongly, on the screen and on paper, where what is for the screen does not stand. */
export async function onPaper(person, texts, forTheScreen) {
  const { page, first } = person;
  const screen = paperWrongly(first, texts, await settledDocument(person, texts));
  const size = page.viewportSize();
  await page.setViewportSize(a4);
  await page.emulateMedia({ media: "print" });
  const words = await page.evaluate(() => document.body.innerText.replace(/\s+/g, " "));
  const broken = await page.evaluate(brokenStays);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(size);
  return [
    ...screen,
    ...texts.filter((text) => !words.includes(text.replace(/\s+/g, " "))).map((text) => `${first} does not find on paper: ${text}`),
    ...[...forTheScreen, t("session.end")].filter((text) => words.includes(text)).map((text) => `on paper of ${first}: ${text}`),
    ...broken.map((text) => `on paper of ${first} a time is broken: ${text}`),
  ];
}

/** A page follows within moments: the labels of the catalogue come after the first words. */
async function settledDocument(person, texts) {
  for (let tries = 0; tries < 20; tries++) {
    const page = await documentOf(person);
    if (!paperWrongly(person.first, texts, page).length) return page;
    await new Promise((again) => setTimeout(again, 100));
  }
  return documentOf(person);
}

/** From when until when somebody was there is read in one line. */
function brokenStays() {
  return [...document.querySelectorAll("td .stay")].filter((stay) => stay.getClientRects().length !== 1 || stay.offsetHeight > 1.6 * parseFloat(getComputedStyle(stay).lineHeight)).map((stay) => stay.innerText);
}
