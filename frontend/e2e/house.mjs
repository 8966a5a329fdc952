// SPDX-License-Identifier: EUPL-1.2
//
// Does the administrator keep a house, and the organiser its door, by the page
// alone? A real house, real passkeys on devices of Chromium's own. It adds people
// and organisations, invites, moves, lets somebody else come, compares a code,
// lets in, and shares a device; it looks at every one of these screens.
// Usage: node e2e/house.mjs BINARY PICTURES

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { startBrowser } from "./browser.mjs";
import { keepsHouse } from "./house-keeps.mjs";
import { House } from "./house-people.mjs";
import { comesBeside, comesIn, sharesDevice } from "./house-table.mjs";
import { preparesMeeting } from "./house-prepares.mjs";
import { startHouse } from "./program.mjs";
import { lookAt } from "./screens.mjs";
import { everybody } from "./visitor.mjs";

const [program, pictures] = process.argv.slice(2).map((arg) => resolve(arg));
mkdirSync(pictures, { recursive: true });
const faults = [];
const at = {
  step: (text) => console.log(`   ${text}`),
  look: async (person, state) => {
    faults.push(...(await lookAt(person, `house-${state}`, pictures, ["390", "1440"])));
    await person.device.ready(); // looking takes it away
  },
};
const running = await startHouse(program);
const browser = await startBrowser();
try {
  const house = await House.open(browser, running);
  await keepsHouse(house, at);
  const joris = await preparesMeeting(house, at);
  await comesIn(house, at, joris);
  const code = await comesBeside(house, at, joris);
  await sharesDevice(house, at, joris, code);
} catch (error) {
  for (const { page, first } of everybody) {
    if (!page.isClosed()) console.log(`\n${first} sees at ${page.url()}:\n${await page.locator("main").innerText().catch(String)}`);
  }
  throw error;
} finally {
  await browser.close();
  await running.stop();
}
assert.deepEqual(faults, []);
console.log(`a house is kept and its door attended by the page alone; pictures are in ${pictures}`);
