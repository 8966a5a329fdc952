// SPDX-License-Identifier: EUPL-1.2
//
// A question comes in while somebody's hand is on its way to a button: what stands
// in that button's place takes no press until the hand has landed. Keys do.
// Usage: node e2e/still.mjs BINARY

import assert from "node:assert/strict";
import { resolve } from "node:path";

import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { t } from "./texts.mjs";

await scene(resolve(process.argv[2]), "table", ["Noor", "Stef"], async (_, noor, stef) => {
  for (const person of [noor, stef]) await toTable(person);
  await noor.showsNew();
  assert.deepEqual(await missed(stef, () => asks(noor, "huurachterstand")), [], "what would be pressed instead");
  await stef.grants("huurachterstand");
  await catchesWhatIsPlanted(noor, stef);
});
console.log("what others move takes no press for a moment, and takes it after that");

/** Names what a press would meet in the place of a control, once something moved. */
async function missed({ page }, happens) {
  const watched = page.evaluate(instead);
  await page.waitForFunction(() => window.watching);
  await happens();
  return watched;
}

async function asks(person, text) {
  const item = person.item(text);
  await person.press("table.ask.quick", {}, item);
  await item.getByRole("textbox", { name: t("table.ask.words") }).fill("Om het plan te kunnen volgen.");
  await person.press("table.ask.send", {}, item);
}

/** Runs in the page: which control a press meets at the middle of each, before and after the first of them moved. */
async function instead() {
  const controls = "a[href], button, label, select, summary";
  const middles = [...document.querySelectorAll(controls)]
    .map((control) => ({ control, at: control.getBoundingClientRect() }))
    .map(({ control, at }) => ({ control, y: at.y, meets: () => document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2)?.closest(controls) }))
    .filter(({ control, meets }) => meets() === control);
  const hasMoved = () => middles.some(({ control, y }) => Math.abs(control.getBoundingClientRect().y - y) > 12);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // a press comes between drawings
  window.watching = true;
  while (!hasMoved()) await drawn();
  window.watching = false;
  return middles.filter(({ control, meets }) => meets() && meets() !== control).map(({ control, meets }) => `${control.textContent}: ${meets().textContent}`);
}

/** A check that cannot fail proves nothing: the same once more, with every control pressed at once. */
async function catchesWhatIsPlanted(noor, stef) {
  await stef.page.evaluate(() => {
    const pressable = new CSSStyleSheet(); // made here: the page takes none that is written into it
    pressable.replaceSync("[data-moved] { pointer-events: auto !important; }");
    document.adoptedStyleSheets.push(pressable);
  });
  const found = await missed(stef, () => asks(noor, "Zolang er een regeling loopt"));
  assert.notDeepEqual(found, [], "planted: pressed at once");
}
