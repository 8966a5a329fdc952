// SPDX-License-Identifier: EUPL-1.2
//
// The look of a house: its colours and its logo are on the screen, with no barrier
// for whoever sees differently; without a folder of its own the neutral look is.
// Usage: node e2e/looks.mjs BINARY

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { barriers } from "./access.mjs";
import { openWatched, startBrowser } from "./browser.mjs";
import { logIn, toTable } from "./person.mjs";
import { startProgram } from "./program.mjs";
import { t } from "./texts.mjs";

const program = resolve(process.argv[2]);
const neutral = { colour: "rgb(21, 66, 115)", logo: "1.0" };
const house = { colour: "rgb(0, 89, 79)", logo: "3.0" };
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="32" viewBox="0 0 96 32"><rect width="96" height="32" fill="#00594f"/></svg>`;

const folder = mkdtempSync(join(tmpdir(), "casustafel-look-"));
const browser = await startBrowser();
try {
  await inProgram("new", undefined, async (url) => assert.deepEqual(await atTheDoor(url, neutral), [], "without a folder"));
  colours("#00594f");
  writeFileSync(join(folder, "logo.svg"), logo);
  await inProgram("table", folder, async (url) => {
    assert.deepEqual(await everywhere(url, house), [], "with the folder of a house");
    await catchesWhatIsPlanted(url);
  });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log("the look of a house is on the screen, and the neutral one without it");

async function inProgram(stage, theme, play) {
  const running = await startProgram(program, stage, { theme });
  try {
    await play(running.url);
  } finally {
    await running.stop();
  }
}

/** The file of a house, as its documentation says: tokens for :root. */
function colours(colour) {
  const tokens = ["accent-1-color", "accent-1-inverse-bg", "action-2-color"].flatMap((kind) =>
    ["default", "hover", "active"].map((state) => `--basis-color-${kind}-${state}: ${colour};`),
  );
  writeFileSync(join(folder, "theme.css"), `:root {\n${tokens.join("\n")}\n}\n`);
}

/** Names what is not as wanted at the door, at the own meetings and at the table. */
async function everywhere(url, want) {
  const noor = await logIn(browser, url, "Noor");
  const faults = [...(await atTheDoor(url, want)), ...(await wrongIn(noor.page, "meetings", want))];
  await noor.opensMeeting();
  await toTable(noor);
  faults.push(...(await wrongIn(noor.page, "table", want)), ...noor.complaints.filter((line) => !line.includes("/v1/me")));
  await noor.page.close();
  return faults;
}

async function atTheDoor(url, want) {
  const { page } = await openWatched(browser, { locale: "nl-NL" });
  await page.goto(url);
  await page.getByRole("heading", { name: t("demo.title") }).waitFor();
  const faults = await wrongIn(page, "door", want);
  await page.close();
  return faults;
}

async function wrongIn(page, screen, want) {
  await page.waitForFunction(() => document.querySelector('img[src$="/logo.svg"]')?.complete);
  await page.locator(".utrecht-button--secondary-action").first().waitFor(); // what is beside a table comes after it
  const seen = await page.evaluate(look);
  const differs = Object.keys(want).filter((part) => seen[part] !== want[part]);
  return [...differs.map((part) => `${screen}: ${part} is ${seen[part]}, not ${want[part]}`), ...(await barriers(page, screen))];
}

/** In the page: the colour of its buttons, and how much wider than high its logo is. */
function look() {
  const image = document.querySelector('img[src$="/logo.svg"]');
  const button = document.querySelector(".utrecht-button--secondary-action");
  return { colour: getComputedStyle(button).color, logo: (image.naturalWidth / image.naturalHeight).toFixed(1) };
}

/** A check that cannot fail proves nothing: colours that nobody can read, and no look of a house at all. */
async function catchesWhatIsPlanted(url) {
  colours("#f2f4f3");
  const faint = await atTheDoor(url, { ...house, colour: "rgb(242, 244, 243)" });
  assert.ok(faint.some((line) => line.includes("color-contrast")), `planted colours without contrast: ${faint}`);
  for (const file of ["theme.css", "logo.svg"]) rmSync(join(folder, file));
  const none = await atTheDoor(url, house);
  for (const part of ["colour", "logo"]) assert.ok(none.some((line) => line.includes(`${part} is ${neutral[part]}`)), `planted no ${part}: ${none}`);
}
