// SPDX-License-Identifier: EUPL-1.2
//
// Is the program alive in a browser? Starts it, visits the page as a demo
// person on a screen and on a telephone, and keeps pictures of both.
// Usage: node e2e/smoke.mjs BINARY PICTURES, or with a URL for the binary.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { openWatched, startBrowser } from "./browser.mjs";
import { startProgram } from "./program.mjs";

const [program, pictures] = process.argv.slice(2).map((arg) => (arg.startsWith("http") ? arg : resolve(arg)));
const sizes = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 } },
];
const names = [
  "Noor van Dalen",
  "Hatice Demir",
  "Joris Blok",
  "Mila Peters",
  "Stef Hoekstra",
  "Aniek Visser",
  "Omar Salhi",
  "Lotte K.",
];

// Asking who is logged in is answered with 401 until somebody is; Chromium calls that an error.
const nobodyIsLoggedIn = /status of 401 .*\/v1\/me$/;

const running = program.startsWith("http") ? { url: program, stop: () => {} } : await startProgram(program);
const browser = await startBrowser();
try {
  mkdirSync(pictures, { recursive: true });
  for (const size of sizes) await visit(size);
  await catchesWhatIsPlanted();
} finally {
  await browser.close();
  await running.stop();
}
console.log(`smoke test passed; pictures are in ${pictures}`);

async function visit({ name, viewport }) {
  const { page, complaints } = await openWatched(browser, { viewport, locale: "nl-NL" });
  const picture = (screen) => page.screenshot({ path: `${pictures}/${screen}-${name}.png`, fullPage: true });
  await page.goto(running.url);
  assert.match(await page.title(), /Casustafel$/);
  const people = page.getByRole("list", { name: "De mensen van de democasus" }).getByRole("listitem");
  await people.first().waitFor();
  for (const name of names) await people.filter({ hasText: name }).waitFor();
  assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Noto Sans/, "font of the theme");
  await picture("welcome");

  await page.getByRole("link", { name: /wat de API kan/ }).click();
  await page.getByRole("table", { name: "Wat de API kan" }).waitFor();
  await picture("api");
  await page.goBack();

  await page.getByRole("button", { name: "Aanmelden als Noor van Dalen" }).click();
  await page.getByRole("list", { name: "Nu bezig" }).getByRole("listitem").first().waitFor();
  await picture("logged-in");
  await noSidewaysScrolling(page);
  assert.deepEqual(await page.evaluate(kept), { local: 0, session: 0, workers: 0 }, "kept in the browser");

  await page.getByRole("button", { name: "Afmelden" }).click();
  await page.getByRole("heading", { name: "Mijn overleggen" }).waitFor({ state: "detached" });
  const unexpected = complaints.filter((line) => !nobodyIsLoggedIn.test(line));
  assert.deepEqual(unexpected, [], `complaints at ${name} pixels`);
  await page.close();
}

/** A check that cannot fail proves nothing: what the policy forbids has to be stopped and noticed. */
async function catchesWhatIsPlanted() {
  const { page, complaints } = await openWatched(browser);
  await page.goto(running.url);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.text = "window.planted = true";
    } catch {
      // Trusted types refuse the text already here.
    }
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(script, style);
    return window.planted === true || getComputedStyle(document.body).display === "none";
  });
  await page.evaluate(() => console.error("planted"));
  await page.waitForTimeout(200);
  assert.equal(ran, false, "planted script or style took effect");
  for (const want of [/^policy: style-src/, /^policy: (script-src|require-trusted-types-for)/, /^console: planted/]) {
    assert.ok(complaints.some((line) => want.test(line)), `planted ${want} was not noticed: ${complaints}`);
  }
  await page.close();
}

async function noSidewaysScrolling(page) {
  const [inside, outside] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(inside <= outside, `the page is ${inside} pixels wide on a screen of ${outside}`);
}

async function kept() {
  const workers = await navigator.serviceWorker.getRegistrations();
  return { local: localStorage.length, session: sessionStorage.length, workers: workers.length };
}
