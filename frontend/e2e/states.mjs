// SPDX-License-Identifier: EUPL-1.2
//
// Every screen and every state of it that the demo case does not come past by
// itself: no barriers for whoever sees, hears or moves differently, nothing that
// sticks out, and a picture of each.
// Usage: node e2e/states.mjs BINARY PICTURES

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { startBrowser } from "./browser.mjs";
import { arrive, toTable } from "./person.mjs";
import { startProgram } from "./program.mjs";
import { lookAt, sizes } from "./screens.mjs";
import { beforeLoggingIn, convening } from "./states-before.mjs";
import { whatEnds } from "./states-ends.mjs";
import { otherEyes } from "./states-eyes.mjs";
import { nearItsEnd } from "./states-near.mjs";
import { theRound } from "./states-round.mjs";
import { t } from "./texts.mjs";

const [program, pictures] = process.argv.slice(2).map((arg) => resolve(arg));
mkdirSync(pictures, { recursive: true });
const faults = [];
const repeats = { activity: "Regelt de huurachterstand van drie maanden.", extent: "Eén keer.", contact: "Het wijkteam." };
const running = await startProgram(program, "table");
const browser = await startBrowser();
try {
  await beforeLoggingIn(browser, running, look);
  const noor = await arrive(browser, running.url, "Noor");
  await convening(noor, look);
  const stef = await toTable(await arrive(browser, running.url, "Stef"));
  await unfolded(stef);
  await asked(await toTable(noor));
  await inviting(noor);
  await away(stef, noor);
  await catchesWhatIsPlanted(noor.page);
} finally {
  await browser.close();
  await running.stop();
}
for (const states of [theRound, nearItsEnd, whatEnds, otherEyes]) await states(program, look);
assert.deepEqual(faults, []);
console.log(`no screen and no state of it has a barrier; pictures are in ${pictures}`);

async function look(person, state, widths) {
  faults.push(...(await lookAt(person, state, pictures, widths)));
}

/** All that unfolds at the table, one after the other: they cover each other. */
async function unfolded(stef) {
  const { page } = stef;
  await page.setViewportSize(sizes[390]);
  await page.locator(".composer__unfold").click();
  const chips = page.locator("form").filter({ has: page.locator("#composer") }).locator("details > summary");
  for (let number = 0; number < (await chips.count()); number++) {
    await chips.nth(number).click();
    await look(stef, `chip-${number + 1}`, ["390", "1440"]);
    await page.keyboard.press("Escape");
  }
  const other = page.locator("li.item:not(.item--mine)").first();
  await stef.press("table.item.more", {}, other);
  await stef.press("table.ask.button");
  await look(stef, "asking", ["390", "1440"]);
  await stef.press("table.agreements.new");
  await stef.press("table.agreements.save");
  await page.getByText(t("reasons.activity-missing")).first().waitFor();
  await look(stef, "agreement-refused", ["1440"]);
  for (const [field, words] of Object.entries(repeats)) await page.getByRole("textbox", { name: t(`table.agreements.${field}`) }).fill(words);
  await stef.press("table.agreements.save");
  await stef.button("table.echo.leave").waitFor();
  await look(stef, "agreement-repeats", ["390", "1440"]);
  await page.keyboard.press("Escape");
  for (const pane of ["people", "agreements", "decide"]) {
    await page.setViewportSize({ width: 390, height: 844 });
    await stef.button(`table.tabs.${pane}`, {}, page.getByRole("navigation", { name: t("table.tabs.label") })).click();
    await look(stef, `tab-${pane}`, ["390"]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await stef.press("table.leave.button");
  await page.getByRole("dialog").waitFor();
  await look(stef, "leaving", ["390", "1440"]);
  await stef.press("table.leave.stay");
}

async function asked(noor) {
  const { page } = noor;
  await noor.press("table.showOut.button");
  await page.getByRole("dialog").waitFor();
  await look(noor, "showing-out", ["390", "1440"]);
  await noor.press("table.cancel", {}, page.getByRole("dialog"));
  await noor.press("table.shortcuts.help");
  await page.getByRole("dialog").waitFor();
  await look(noor, "shortcuts", ["1440"]);
  await noor.press("table.close", {}, page.getByRole("dialog"));
}

/** The chair invites while the table is open. */
async function inviting(noor) {
  const { page } = noor;
  await page.getByRole("link", { name: t("table.people.invite") }).click();
  await page.getByRole("heading", { name: t("table.titles.inviting") }).waitFor();
  await look(noor, "inviting");
  await page.getByRole("link", { name: t("prepare.back") }).click();
  await page.locator("#composer").waitFor();
}

/** Who left still decides about the own items, once. */
async function away(stef, noor) {
  await stef.leaves();
  const item = noor.page.locator("li.item").filter({ hasText: "huurachterstand" });
  await noor.press("table.item.more", {}, item);
  await noor.press("table.ask.button", {}, item);
  await noor.page.getByRole("textbox", { name: t("table.ask.words") }).fill("Om de regeling te kunnen volgen.");
  await noor.press("table.ask.send");
  await stef.button("table.decide.grant").waitFor();
  assert.equal(await stef.button("table.decide.grant").count(), 1, "what waits for an answer stands there once");
  await look(stef, "left", ["390", "1440"]);
}

/** A check that cannot fail proves nothing. */
async function catchesWhatIsPlanted(page) {
  await page.evaluate(() => {
    const nameless = document.createElement("input");
    nameless.style.inlineSize = "3000px";
    document.querySelector("main").append(nameless);
  });
  const found = await lookAt({ first: "noor", page }, "planted", pictures, ["1440"]);
  for (const want of ["label", "wide in a window"]) assert.ok(found.some((line) => line.includes(want)), `planted ${want}: ${found}`);
}
