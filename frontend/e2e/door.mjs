// SPDX-License-Identifier: EUPL-1.2
//
// Does whoever is invited come in, and nobody else? A real house, real passkeys
// on devices of Chromium's own, links passed on by hand, and the real log-in of
// an organisation. It counts the presses and the seconds of who comes for the
// first time, and looks at every screen of the door.
// Usage: node e2e/door.mjs BINARY PICTURES

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { startBrowser } from "./browser.mjs";
import { codes, entranceWithPasskey, ownAccess, secondProof } from "./door-access.mjs";
import { forwarded } from "./door-forwarded.mjs";
import { signOns } from "./door-sign-on.mjs";
import { House } from "./house-people.mjs";
import { startHouse } from "./program.mjs";
import { lookAt } from "./screens.mjs";
import { t } from "./texts.mjs";
import { everybody } from "./visitor.mjs";

const [program, pictures] = process.argv.slice(2).map((arg) => resolve(arg));
mkdirSync(pictures, { recursive: true });
const faults = [];
const at = {
  step: (text) => console.log(`   ${text}`),
  look: async (person, state) => {
    faults.push(...(await lookAt(person, `door-${state}`, pictures, ["390", "1440"])));
    await person.device.ready(); // looking takes it away
  },
};
const running = await startHouse(program);
const browser = await startBrowser({ cacheOfBack: true });
try {
  const house = await House.open(browser, running, at);
  const joris = await firstTime(house);
  await secondTime(house, joris);
  await forwarded(house, at);
  await codes(house, at);
  await secondProof(house, at, joris);
  await ownAccess(house, at, joris);
  await entranceWithPasskey(house, at, joris);
  await signOns(house, at);
} catch (error) {
  for (const { page, first } of everybody) {
    if (!page.isClosed()) console.log(`\n${first} sees at ${page.url()}:\n${await page.locator("main").innerText().catch(String)}`);
  }
  console.log(running.log().split("\n").slice(-20).join("\n"));
  throw error;
} finally {
  await browser.close();
  await running.stop();
}
assert.deepEqual(faults, []);
console.log(`who is invited comes in, and nobody else; pictures are in ${pictures}`);

/** Somebody who never heard of it: from the link to the waiting room, and once compared to the table. */
async function firstTime(house) {
  await house.convenes();
  const seat = await house.invites("Joris Blok", "joris@ggz.example");
  const joris = await house.comes("Joris");
  const began = Date.now();
  await joris.opens(seat.link);
  await joris.press("welcome.go");
  await joris.heading("prove.title");
  await joris.press("passkey.make");
  await joris.heading("waiting.title");
  const code = await joris.spokenCode();
  const seconds = (Date.now() - began) / 1000;
  at.step(`who never heard of it waits after ${joris.presses} presses and ${seconds.toFixed(1)} seconds`);
  assert.ok(joris.presses <= 3 && seconds < 60, "in the waiting room under a minute");

  await joris.page.reload();
  assert.equal(await joris.spokenCode(), code, "after Reload");
  await joris.page.goBack();
  await joris.page.goForward();
  assert.equal(await joris.spokenCode(), code, "after Back and Forward");
  await at.look(joris, "waiting");
  await joris.device.ready();

  await joris.press("promise.accept");
  await joris.text("promise.accepted");
  await joris.declaresTask("Onderzoek na melding");
  const seen = await house.seat(seat);
  assert.deepEqual([seen.door.first, seen.door.method, seen.door.spokenCode], [true, "passkey", code], "what the organiser sees");
  await house.confirms(seat, code);
  await joris.text("waiting.notStarted", {}).catch(() => joris.text("waiting.started"));
  await at.look(joris, "confirmed");
  await house.admits(seat);
  await joris.page.getByText(t("table.connection.live"), { exact: true }).waitFor();
  at.step("compared and admitted, they come to the table by themselves");
  return Object.assign(joris, { seat });
}

/** The next time two presses are enough: the link and the passkey. */
async function secondTime(house, joris) {
  await joris.page.goto(running.url);
  await joris.press("session.end");
  await joris.button("logIn.passkey").waitFor();
  await at.look(joris, "log-in");
  await house.convenes();
  const { link } = await house.invites("Joris Blok");
  await joris.opens(link);
  joris.presses = 0;
  await joris.press("welcome.go");
  await joris.heading("prove.title");
  await at.look(joris, "prove-known");
  await joris.press("passkey.use");
  await joris.heading("waiting.title");
  assert.equal(joris.presses, 2, "presses the second time");
  assert.equal((await joris.does("GET", "/v1/me")).level, 3, "known, so proven");
  at.step("the second time two presses are enough");
}
