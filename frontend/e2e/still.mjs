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
  assert.deepEqual(await pressable(stef, () => asks(noor, "huurachterstand")), [], "pressed where it was not before");
  await stef.grants("huurachterstand");
  await catchesWhatIsPlanted(noor, stef);
});
console.log("what others move takes no press for a moment, and takes it after that");

/** Names the controls that moved and could be pressed there at once. */
async function pressable({ page }, happens) {
  const watched = page.evaluate(watch);
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

/** Runs in the page: waits until a control moved under a hand, and asks which of those that did a press would meet. */
async function watch() {
  const meets = ({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2)?.closest("a[href], button, label, select, summary");
  const inReach = [...document.querySelectorAll("a[href], button, label, select, summary")]
    .map((control) => ({ control, before: control.getBoundingClientRect() }))
    .filter(({ control, before }) => meets(before) === control);
  const moved = () => inReach.filter(({ control, before }) => Math.abs(control.getBoundingClientRect().y - before.y) > 12);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // a press comes between drawings
  window.watching = true;
  while (!moved().length) await drawn();
  window.watching = false;
  return moved()
    .filter(({ control }) => meets(control.getBoundingClientRect()) === control)
    .map(({ control }) => control.textContent);
}

/** A check that cannot fail proves nothing: the same once more, with every control pressed at once. */
async function catchesWhatIsPlanted(noor, stef) {
  await stef.page.evaluate(() => {
    const pressable = new CSSStyleSheet(); // made here: the page takes none that is written into it
    pressable.replaceSync("[data-moved] { pointer-events: auto !important; }");
    document.adoptedStyleSheets.push(pressable);
  });
  const found = await pressable(stef, () => asks(noor, "Zolang er een regeling loopt"));
  assert.notDeepEqual(found, [], "planted: pressed at once");
}
