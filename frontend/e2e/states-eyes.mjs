// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { leftInDutch } from "./english.mjs";
import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { t } from "./texts.mjs";

const widths = ["390", "1440"];
const plain = { colorScheme: null, contrast: null, forcedColors: null, media: null };
const rarer = {
  "dark-contrast": { colorScheme: "dark", contrast: "more" },
  "own-colours": { forcedColors: "active" },
  print: { media: "print" },
};

/** The main screens, dark, with high contrast, twice as large and in English; the table also as it is printed and in own colours. */
export async function otherEyes(program, look) {
  const left = [];
  const seen = async (person, screen) => left.push(...(await seenBy(person, screen, look)));
  await scene(program, "invited", ["Hatice"], (_, hatice) => invited(hatice, seen));
  await scene(program, "convened", ["Hatice"], (_, hatice) => waiting(hatice, seen));
  await scene(program, "round", ["Noor"], (_, noor) => atTheTable(noor, seen, look));
  await scene(program, "closed", ["Hatice"], (_, hatice) => afterwards(hatice, seen));
  assert.deepEqual(left, [], "what stays Dutch in English");
}

/** Colours and words do not change each other, so one look sees both: each look takes a second. */
async function seenBy(person, screen, look) {
  const { page } = person;
  await within(page, { colorScheme: "dark" }, () => look(person, `${screen}-dark`, widths));
  await look(person, `${screen}-twice`, ["640"]);
  await person.press("common.other");
  await page.getByRole("button", { name: "Nederlands" }).waitFor();
  await within(page, { contrast: "more" }, () => look(person, `${screen}-english-contrast`, widths));
  const left = await leftInDutch(person, screen);
  await page.getByRole("button", { name: "Nederlands" }).click();
  return left;
}

async function within(page, media, looking) {
  await page.emulateMedia(media);
  await looking();
  await page.emulateMedia(plain);
}

async function invited(hatice, seen) {
  const { page } = hatice;
  await hatice.button("task.declare").waitFor();
  await seen(hatice, "invitation");
  await page.getByRole("link", { name: t("meetings.title") }).first().click();
  await page.getByRole("heading", { name: t("meetings.title") }).waitFor();
  await seen(hatice, "meetings");
}

async function waiting(hatice, seen) {
  await hatice.press("invitation.knock");
  await hatice.page.getByRole("heading", { name: t("waiting.title") }).waitFor();
  await seen(hatice, "waiting");
}

async function atTheTable(noor, seen, look) {
  const { page } = await toTable(noor);
  await seen(noor, "table");
  for (const [name, media] of Object.entries(rarer)) await within(page, media, () => look(noor, `table-${name}`, ["1440"]));
  assert.match(await printed(page), /^De tafel wordt niet afgedrukt[^]{0,100}$/, "what is printed");
  for (const step of ["round", "closing"]) {
    await noor.goesTo(step);
    await page.getByRole("heading", { name: t(`${step}.title`) }).waitFor();
    await seen(noor, step);
  }
}

async function afterwards(hatice, seen) {
  const { page } = hatice;
  await page.getByRole("heading", { name: t("after.title") }).waitFor();
  await seen(hatice, "after");
  await page.getByRole("link", { name: t("notes.read") }).click();
  await page.getByRole("heading", { name: t("notes.attendance") }).waitFor();
  await seen(hatice, "notes");
  await page.getByRole("link", { name: t("after.title") }).click();
  await page.getByRole("link", { name: t("certificate.read") }).click();
  await page.getByRole("heading", { name: t("certificate.left") }).waitFor();
  await seen(hatice, "certificate");
  await page.getByRole("link", { name: t("after.title") }).click();
  await hatice.press("parcel.open");
  await page.getByRole("heading", { name: t("collect.title") }).waitFor();
  await seen(hatice, "parcel");
  await catchesWhatIsPlanted(hatice);
}

async function printed(page) {
  await page.emulateMedia({ media: "print" });
  const words = await page.evaluate(() => document.body.innerText.trim());
  await page.emulateMedia({ media: null });
  return words;
}

/** A check that cannot fail proves nothing. */
async function catchesWhatIsPlanted(person) {
  const planted = "Dit is nog niet vertaald.";
  await person.press("common.other");
  await person.page.getByRole("button", { name: "Nederlands" }).waitFor();
  await person.page.evaluate((words) => document.querySelector("main").append(words), planted);
  const found = await leftInDutch(person, "planted");
  assert.ok(found.includes(`planted: ${planted}`), `planted Dutch: ${found}`);
}
