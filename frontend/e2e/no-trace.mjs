// SPDX-License-Identifier: EUPL-1.2
//
// Does anything stay behind? After being shown out, after leaving, after the close,
// after logging out and after a session that was ended the page, Back, Reload, the
// cache of Back and Forward and every storage hold no word of the table, with the
// server there and with it gone. And the other way round: what somebody is typing
// is never lost.
// Usage: node e2e/no-trace.mjs BINARY

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { startBrowser, startBrowserAt } from "./browser.mjs";
import { canaries } from "./cast.mjs";
import { chooses, firstOne } from "./composer.mjs";
import { loggedOut } from "./logged-out.mjs";
import { closed } from "./minutes.mjs";
import { arrive, toTable } from "./person.mjs";
import { startProgram } from "./program.mjs";
import { leftNothing, scene } from "./scenes.mjs";
import { like, t } from "./texts.mjs";
import { keptIn, wordsInFolder, wordsIn } from "./traces.mjs";

const program = resolve(process.argv[2]);
const half = "Half getypt: wie heeft een sleutel?";
const words = canaries.filter(({ item }) => item).map(({ word }) => word);
const step = (text) => console.log(`   ${text}`);

await typingStays();
await shownOut();
await afterClose();
await byTheClock();
await loggedOut(program);
step("who logs out, or whose session is ended, leaves nothing, also while the server is away");
await onDisk();
await catchesWhatIsPlanted();
console.log("nothing stays behind, and nothing typed is lost");

function at(stage, firsts, play) {
  return scene(program, stage, firsts, async (running, ...persons) => {
    for (const person of persons) await toTable(person);
    await play(running, ...persons);
  });
}

/** A cut, a restart, a refusal and what others do leave it where it is; what was pressed happens once. */
async function typingStays() {
  await at("table", ["Lotte", "Stef"], async (running, lotte, stef) => {
    const { page } = lotte;
    const field = page.locator("#composer");
    const connection = (state) => page.getByText(t(`table.connection.${state}`), { exact: true }).waitFor();
    await field.fill(half);
    await lotte.press("table.composer.send");
    await page.getByText(t("reasons.domain-missing")).waitFor();
    assert.equal(await field.inputValue(), half, "after a refusal");

    await stef.page.locator("#composer").fill("Er staat een fiets in de gang.");
    await chooses(stef, "part", firstOne);
    await stef.press("table.composer.send");
    await page.getByText("Er staat een fiets in de gang.").or(page.locator("#show-new")).first().waitFor();
    assert.equal(await field.inputValue(), half, "after an item of somebody else");

    await running.kill();
    await connection("away");
    await field.press("End");
    await field.pressSequentially(" Echt.");
    await chooses(lotte, "part", firstOne);
    await chooses(lotte, "domain", "housing");
    await lotte.press("table.composer.send");
    await page.getByText(t("table.waiting")).waitFor();
    assert.equal(await field.inputValue(), `${half} Echt.`, "with the server gone");

    await running.again();
    await connection("live");
    const put = page.getByRole("listitem").filter({ hasText: `${half} Echt.` });
    await put.first().waitFor();
    await page.waitForFunction(() => document.querySelector("#composer").value === "");
    assert.equal((await lotte.reads()).body.items.filter(({ text }) => text.startsWith(half)).length, 1, "pressed once, put once");
  });
  step("what is typed stays through a refusal, others, a cut and a restart");
}

async function shownOut() {
  await at("table", ["Noor", "Hatice", "Omar"], async (running, noor, hatice, omar) => {
    const gone = words.filter((word) => !["slaapt vaak elders"].includes(word));
    assert.ok((await wordsIn(hatice.page, gone)).length > 4, "there is something to take away");
    await hatice.page.locator("#composer").fill(half);
    const out = hatice.page.getByRole("heading", { name: t("table.away.title") });
    await noor.press("table.showOut.button", {}, noor.page.getByRole("listitem").filter({ hasText: "Hatice Demir" }));
    await noor.press("table.showOut.confirm");
    await out.waitFor();
    await leftNothing(hatice.page, [...gone, half, "veilig kan blijven wonen"], () => running.kill());

    await running.again();
    await omar.page.getByText(t("table.connection.live"), { exact: true }).waitFor();
    await omar.leaves();
    await leftNothing(omar.page, words.filter((word) => word !== "bouw vertrouwen op"), () => running.kill());
    await running.again(); // stop wants one that runs
  });
  step("who is shown out or leaves has nothing of the others any more");
}

async function afterClose() {
  await at("round", ["Noor", "Mila"], async (running, noor, mila) => {
    assert.ok((await wordsIn(mila.page, words)).length > 2, "there is something to take away");
    await mila.notes(half);
    await noor.goesTo("closing");
    await noor.press("closing.close");
    await noor.press("closing.confirm.yes");
    await Promise.all([closed(noor), closed(mila)]);
    await leftNothing(mila.page, [...words, half], async () => {});
    await leftNothing(noor.page, words, () => running.kill());
    await running.again();
  });
  step("after the close nobody has anything");
}

/** A table that nobody closes closes by the clock: nobody presses anything, and every open page is empty. (S8) */
async function byTheClock() {
  await scene(
    program,
    "table",
    ["Noor", "Mila"],
    async (running, noor, mila) => {
      for (const { page } of [await toTable(noor), await toTable(mila)]) {
        await page.getByText(like("table.closesWithin")).waitFor();
        assert.ok((await wordsIn(page, words)).length > 2, "there is something to take away");
      }
      await mila.notes(half);
      for (const { page } of [noor, mila]) await page.getByText(like("closing.done.byItself")).waitFor({ timeout: 2 * 60_000 });
      await leftNothing(mila.page, [...words, half], async () => {});
      await leftNothing(noor.page, words, () => running.kill());
      await running.again();
    },
    { closesIn: "45s" },
  );
  step("a table that closes by the clock leaves nothing either");
}

/** A browser keeps what it may on disk: its cache, its history, what to open again. None of it holds a word. */
async function onDisk() {
  const profile = mkdtempSync(join(tmpdir(), "casustafel-profile-"));
  const running = await startProgram(program, "table");
  try {
    const browser = await startBrowserAt(profile);
    const stef = await toTable(await arrive(browser, running.url, "Stef"));
    await stef.notes(half);
    await stef.page.locator("#composer").fill("Nog een half woord: zilverpapier.");
    await stef.page.goto(new URL("/", running.url).href);
    await stef.page.goBack();
    await browser.close();
    assert.deepEqual(wordsInFolder(profile, [...words, half, "zilverpapier"]), [], "in the profile of the browser");

    const careless = await startBrowserAt(profile);
    const page = await careless.newPage();
    await page.goto(running.url);
    await page.evaluate((word) => localStorage.setItem("x", word), words[0]);
    await careless.close();
    assert.ok(wordsInFolder(profile, [words[0]]).length > 0, "what a careless page stores is found");
  } finally {
    await running.stop();
    rmSync(profile, { recursive: true, force: true });
  }
  step("the profile of the browser on disk holds no word");
}

/** A check that cannot fail proves nothing: each search finds what is put there to be found. */
async function catchesWhatIsPlanted() {
  await at("table", ["Stef"], async (_, { page }) => {
    await page.evaluate(async (word) => {
      localStorage.setItem("x", word);
      sessionStorage.setItem("x", word);
      document.cookie = "x=1";
      await caches.open("x");
      await new Promise((done) => (indexedDB.open("x").onsuccess = done));
      document.body.append(word);
    }, words[0]);
    assert.deepEqual(await keptIn(page), ["localStorage", "sessionStorage", "indexedDB", "caches", "cookie"], "planted");
    assert.ok((await wordsIn(page, words)).includes(words[0]), "planted in the page");
  });
  await bringsBackWhatIsNotWiped();
}

/** Chromium's cache of Back and Forward is on here: it brings back what a careless page leaves, with its server gone. */
async function bringsBackWhatIsNotWiped() {
  const careless = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end("<p>empty</p>"));
  await new Promise((ready) => careless.listen(0, "127.0.0.1", ready));
  const browser = await startBrowser({ cacheOfBack: true });
  const page = await browser.newPage();
  const address = `http://127.0.0.1:${careless.address().port}`;
  await page.goto(address);
  await page.evaluate((word) => document.body.append(word), words[0]);
  await page.goto(`${address}/next`);
  careless.closeAllConnections();
  careless.close();
  await page.goBack({ waitUntil: "commit" });
  assert.deepEqual(await wordsIn(page, words), [words[0]], "what a careless page leaves comes back");
  await browser.close();
}
