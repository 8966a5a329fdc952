// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { startBrowser } from "./browser.mjs";
import { House } from "./house-people.mjs";
import { wordsInMemory } from "./moments.mjs";
import { startHouse } from "./program.mjs";
import { leftNothing } from "./scenes.mjs";
import { endsEverySession } from "./sessions.mjs";
import { t } from "./texts.mjs";
import { wordsIn } from "./traces.mjs";

const half = "Half getypt: wie heeft een sleutel?";
const purpose = "Zorgen dat het zilverpapier in de la blijft.";
const gone = [purpose, half];

/** Logging out, also while the server is away, and a session that is ended elsewhere, at a house with real passkeys. */
export async function loggedOut(program) {
  const running = await startHouse(program);
  const browser = await startBrowser({ cacheOfBack: true });
  try {
    const house = await House.open(browser, running);
    await house.convenes(purpose);
    await house.opens();
    await logsOut(house);
    await logsOutWithoutServer(house, running);
    await isEndedElsewhere(house, running);
  } finally {
    await browser.close();
    await running.stop();
  }
}

async function logsOut(house) {
  const { noor } = house;
  await typesHalf(house);
  assert.deepEqual(await wordsInMemory(noor.page, gone), gone, "there is something to forget");
  await noor.press("session.end");
  await noor.button("logIn.passkey").waitFor();
  assert.deepEqual(await wordsInMemory(noor.page, gone), [], "in the memory of the page");
  await leftNothing(noor.page, gone, async () => {});
  await comesIn(house);
  await noor.page.getByRole("link", { name: t("case.open") }).click();
  assert.equal(await purposeField(noor.page).inputValue(), "", "what was half typed before");
}

async function logsOutWithoutServer(house, running) {
  const { noor } = house;
  const { page } = noor;
  await typesHalf(house);
  await running.kill();
  await noor.press("session.end");
  assert.deepEqual(await wordsIn(page, gone), [], "at once, with the server gone");
  await noor.text("session.leaving");
  await page.goBack({ waitUntil: "commit" });
  assert.deepEqual(await wordsIn(page, gone), [], "after Back, with the server gone");
  await running.again();
  await page.getByText(t("session.leaving")).waitFor({ state: "detached" });
  assert.equal((await noor.asks("GET", "/v1/me")).status, 401, "the server knows it too");
}

async function isEndedElsewhere(house, running) {
  const { noor } = house;
  const { page } = noor;
  await page.goto(house.url);
  await comesIn(house);
  await page.goto(`${house.origin}${house.meeting.replace("/v1", "")}/table`);
  await page.locator("#composer").fill(half);
  assert.deepEqual(await wordsIn(page, gone), gone, "there is something to take away");
  await endsEverySession(page, house.origin);
  await noor.text("session.ended");
  await leftNothing(page, gone, () => running.kill());
  await running.again(); // stop wants one that runs
}

/** Half types a case, and looks at another. */
async function typesHalf({ noor: { page }, origin, about }) {
  await page.goto(`${origin}/cases/new`);
  await purposeField(page).fill(half);
  await page.getByRole("link", { name: t("meetings.title") }).click();
  await page.locator(`a[href="/cases/${about}"]`).click();
  await page.getByText(purpose).first().waitFor();
}

const purposeField = (page) => page.getByRole("textbox", { name: t("case.purpose"), exact: true });

async function comesIn({ noor }) {
  await noor.device.ready();
  await noor.press("logIn.passkey");
  await noor.heading("meetings.title");
}
