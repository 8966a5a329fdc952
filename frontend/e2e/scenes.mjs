// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { startBrowser } from "./browser.mjs";
import { arrive } from "./person.mjs";
import { startProgram } from "./program.mjs";
import { t } from "./texts.mjs";
import { keptIn, wordsIn } from "./traces.mjs";

/** Plays a scene with people who are logged in and at the door of the meeting, in a browser that keeps pages for Back. */
export async function scene(program, stage, firsts, play, settings) {
  const running = await startProgram(program, stage, settings);
  const browser = await startBrowser({ cacheOfBack: true });
  try {
    const persons = [];
    for (const first of firsts) persons.push(await arrive(browser, running.url, first));
    await play(running, ...persons);
  } finally {
    await browser.close();
    await running.stop();
  }
}

/** Looks in the page, in Back, in Reload, in the cache of Back and Forward, and in all storage; then once more without the server. */
export async function leftNothing(page, gone, kill) {
  const finds = async (where) => assert.deepEqual(await wordsIn(page, gone), [], where);
  const address = page.url();
  await finds("in the page");
  assert.deepEqual(await keptIn(page), [], "kept in the browser");
  await page.reload();
  await page.getByText(t("table.connection.live"), { exact: true }).or(page.getByRole("heading")).first().waitFor();
  await finds("after Reload");
  await page.goBack();
  await finds("after Back");
  await page.goForward();
  await finds("after Forward");
  await page.goto(`${new URL("/", address)}`);
  await page.goto(address);
  await kill();
  await page.goBack({ waitUntil: "commit" }).catch(() => {});
  await finds("after Back, perhaps without the server");
  await page.goForward({ waitUntil: "commit" }).catch(() => {});
  await finds("after Forward, perhaps without the server");
  await page.reload().catch(() => {});
  await finds("after Reload, perhaps without the server");
}
