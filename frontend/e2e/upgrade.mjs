// SPDX-License-Identifier: EUPL-1.2
//
// The server is upgraded while a meeting is open: it stops as it should, is away for
// longer than a page may show what others said, and comes back with another page of
// which no old part can be fetched any more. Nobody loses a half-typed word, its
// place or the keyboard; what others said is gone meanwhile, and then back.
// Usage: node e2e/upgrade.mjs BINARY

import assert from "node:assert/strict";
import { resolve } from "node:path";

import { canaries } from "./cast.mjs";
import { chooses, firstOne } from "./composer.mjs";
import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { t } from "./texts.mjs";
import { wordsIn } from "./traces.mjs";

const pastLongestAway = 61_000; // milliseconds
const restFetched = 3_000; // milliseconds
const words = canaries.filter(({ item, by }) => item && by !== "Stef").map(({ word }) => word);
const typed = {
  "#composer": "Half getypt: wie heeft een sleutel",
  "#own-notes": "Half onthouden: bel de",
  ".agreement-form textarea[name=activity]": "Half afgesproken: de gang",
  ".ask textarea": "Half gevraagd: omdat",
};

await scene(resolve(process.argv[2]), "table", ["Noor", "Stef"], async (running, noor, stef) => {
  for (const person of [noor, stef]) {
    await person.page.clock.install();
    await toTable(person);
    await types(person);
    await person.page.clock.runFor(restFetched); // what comes later is fetched by now
    await person.page.waitForTimeout(500);
  }
  await running.end();
  for (const person of [noor, stef]) {
    await person.page.getByText(t("table.connection.away"), { exact: true }).waitFor();
    await holds(person, "when the server is away");
    await person.page.clock.fastForward(pastLongestAway);
    await person.page.getByText(t("table.lost.text")).waitFor();
    await holds(person, "when it is away for long");
    assert.deepEqual(await wordsIn(person.page, words), [], "words of others on a page that nobody may be sure of");
    await person.page.route("**/assets/**", (route) => route.fulfill({ status: 404 }));
  }
  await running.again();
  for (const person of [noor, stef]) {
    await comesBack(person);
    await holds(person, "after the upgrade");
    assert.ok((await wordsIn(person.page, words)).length > 2, "the table is back");
    await inEnglish(person);
    await holds(person, "in another language, of which the texts came before");
  }
  await goesOn(noor, stef);
  await assert.rejects(holds({ ...stef, page: await forgetful(stef) }, "planted"), /planted/);
});
console.log("an upgrade of the server during a meeting costs nobody a word");

/** Types half a sentence in four fields, and leaves the caret in the middle of one. */
async function types(person) {
  const { page } = person;
  const item = page.locator("li.item:not(.item--mine)").first();
  await person.press("table.item.more", {}, item);
  await person.press("table.ask.button", {}, item);
  await person.press("table.agreements.new");
  for (const [field, text] of Object.entries(typed)) await page.locator(field).fill(text);
  await page.locator("#composer").focus();
  await page.locator("#composer").evaluate((field) => field.setSelectionRange(4, 4));
}

async function holds({ page }, when) {
  for (const [field, text] of Object.entries(typed)) {
    assert.equal(await page.locator(field).inputValue({ timeout: 2_000 }).catch(() => "no field"), text, `${field} ${when}`);
  }
  const at = await page.evaluate(() => [document.activeElement?.id, document.activeElement?.selectionStart]);
  assert.deepEqual(at, ["composer", 4], `the keyboard and the caret ${when}`);
}

async function comesBack({ page }) {
  for (let turn = 0; turn < 20 && !(await page.getByText(t("table.connection.live"), { exact: true }).count()); turn++) {
    await page.clock.runFor(5_000); // the next turn to look for the server
    await page.waitForTimeout(300);
  }
  await page.getByText(t("table.connection.live"), { exact: true }).waitFor();
}

async function inEnglish({ page }) {
  const press = (name) => page.getByRole("button", { name }).evaluate((button) => button.click()); // the keyboard stays
  await press(t("common.other"));
  await page.getByText("Connected", { exact: true }).waitFor();
  await press("Nederlands");
  await page.getByText(t("table.connection.live"), { exact: true }).waitFor();
}

/** What was half typed is finished, sent, and seen by the other. */
async function goesOn(noor, stef) {
  await stef.page.locator("#composer").press("End");
  await stef.page.keyboard.type("?");
  await chooses(stef, "part", firstOne);
  await stef.press("table.composer.send");
  const said = `${typed["#composer"]}?`;
  await stef.page.locator("li.item").filter({ hasText: said }).waitFor();
  await noor.page.locator("li.item").filter({ hasText: said }).or(noor.page.locator("#show-new")).first().waitFor();
}

/** A check that cannot fail proves nothing: a page that starts anew is noticed. */
async function forgetful({ page }) {
  await page.unroute("**/assets/**");
  await page.reload();
  return page;
}
