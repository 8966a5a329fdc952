// SPDX-License-Identifier: EUPL-1.2
//
// Who asks for less motion gets none, at the table and while it closes; who does
// not ask sees some beside them, which is how this can fail.
// Usage: node e2e/motion.mjs BINARY

import assert from "node:assert/strict";
import { resolve } from "node:path";

import { closed } from "./minutes.mjs";
import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { t } from "./texts.mjs";

const program = resolve(process.argv[2]);

await scene(program, "round", ["Noor", "Stef"], async (_, noor, stef) => {
  await sits(noor, "reduce");
  await sits(stef, "no-preference");
  await unfolds(noor);
  await closes(noor);
  await closed(stef);
  assert.deepEqual(await movedFor(noor), [], "what moves for who asks for less motion");
  const moved = await movedFor(stef);
  assert.ok(moved.includes("closing-tick runs"), `nothing moves where it may, so nothing was watched: ${moved}`);
});
console.log("nothing moves for who asks for less motion");

async function sits(person, reducedMotion) {
  await person.page.emulateMedia({ reducedMotion });
  await toTable(person);
  await watch(person.page);
}

function movedFor({ page }) {
  return page.evaluate(() => [...window.moved]);
}

async function unfolds(noor) {
  const { page } = noor;
  await page.locator("form").filter({ has: page.locator("#composer") }).locator("details > summary").first().click();
  await page.keyboard.press("Escape");
  await noor.press("table.agreements.new");
  await page.keyboard.press("Escape");
  await noor.press("table.shortcuts.help");
  await noor.press("table.close", {}, page.getByRole("dialog"));
  await noor.goesTo("round");
}

async function closes(noor) {
  await noor.goesTo("closing");
  await noor.press("closing.close");
  await noor.press("closing.confirm.yes");
  await closed(noor);
  await noor.page.getByText(t("closing.steps.closed")).waitFor();
}

/** Looks at each frame at what moves, and at what every element would do if it changed. */
function watch(page) {
  return page.evaluate(() => {
    window.moved = new Set();
    const longest = (times) => Math.max(...times.split(",").map(parseFloat));
    const name = (element) => element.className || element.localName;
    const couldMove = (element, pseudo) => {
      const { animationName, animationDuration, transitionProperty, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
      if (animationName !== "none" && longest(animationDuration) > 0) window.moved.add(`${name(element)}${pseudo} has ${animationName}`);
      if (transitionProperty !== "none" && longest(transitionDuration) > 0) window.moved.add(`${name(element)}${pseudo} passes over`);
      if (scrollBehavior === "smooth") window.moved.add(`${name(element)} scrolls smoothly`);
    };
    const look = () => {
      for (const animation of document.getAnimations()) window.moved.add(`${animation.animationName ?? animation.transitionProperty} runs`);
      for (const element of document.querySelectorAll("*")) for (const pseudo of ["", "::before", "::after"]) couldMove(element, pseudo);
    };
    const each = () => (look(), setTimeout(() => requestAnimationFrame(each), 100));
    each();
  });
}
