// SPDX-License-Identifier: EUPL-1.2
//
// The table by keyboard alone: putting an item there, asking for one, deciding,
// writing an agreement down and taking one on, with Tab, Enter and letters. After
// every key the keyboard is somewhere, and what has it can be seen, on a telephone
// too.
// Usage: node e2e/keyboard.mjs BINARY

import assert from "node:assert/strict";
import { resolve } from "node:path";

import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { sizes } from "./screens.mjs";
import { like, t } from "./texts.mjs";

const farthest = 200; // presses of Tab
const fact = "Er staat een fiets in de gang.";

await scene(resolve(process.argv[2]), "table", ["Noor", "Stef"], async (_, noor, stef) => {
  for (const person of [noor, stef]) await toTable(person);
  const [chair, provider] = [keyboardOf(noor), keyboardOf(stef)];
  await puts(provider);
  await asks(chair);
  await decides(provider);
  await agrees(chair);
  await takesOn(chair, provider);
  for (const width of ["1440", "768", "390"]) await isSeen(stef.page, width);
  await catchesWhatIsPlanted(stef.page);
});
console.log("the table goes by keyboard alone, and what has the keyboard is in view");

/** Somebody who has no mouse. */
function keyboardOf(person) {
  const { page } = person;
  const somewhere = async (after) => assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "BODY", `after ${after}`);
  const press = async (key) => {
    await page.keyboard.press(key);
    await page.waitForTimeout(50); // what comes of it comes after it
    await somewhere(key);
  };
  return {
    page,
    press,
    type: (words) => page.keyboard.type(words),
    /** Tabs on to what has this name, and presses it. */
    async goes(to, key = "Enter") {
      for (let turn = 0; turn < farthest; turn++) {
        if (await to.evaluateAll((all) => all.includes(document.activeElement))) return press(key);
        await press("Tab");
      }
      assert.fail(`Tab does not come to ${to}`);
    },
    async waits(until, what) {
      await until;
      await page.waitForTimeout(100);
      await somewhere(what);
    },
    button: (key, inside) => person.button(key, {}, inside),
  };
}

async function puts({ page, type, press, waits }) {
  await page.locator("#main").focus();
  await press("i");
  await waits(page.waitForFunction(() => document.activeElement?.id === "composer"), "i");
  await type(fact);
  await press("Tab");
  await press("ArrowDown"); // of several agenda points none is chosen beforehand
  await press("Shift+Tab");
  await press("Control+Enter");
  await waits(page.locator("li.item").filter({ hasText: fact }).waitFor(), "putting an item there");
  await press("Escape");
}

async function asks({ page, goes, type, waits, button }) {
  const more = page.locator("#show-new");
  const item = page.locator("li.item").filter({ hasText: fact });
  await more.or(item).first().waitFor();
  if (await more.count()) await goes(more);
  await goes(button("table.item.more", item));
  await goes(button("table.ask.button", item));
  await goes(item.getByRole("textbox", { name: t("table.ask.words") }), "Control");
  await type("Voor het plan.");
  await goes(button("table.ask.send", item));
  await waits(item.getByText(like("table.take.me.asked")).waitFor(), "asking");
}

async function decides({ page, goes, waits, button }) {
  const box = page.locator("[data-pane=decide]");
  await button("table.decide.grant", box).waitFor();
  await page.locator("#decide").focus();
  await goes(button("table.decide.refuse", box));
  await waits(box.getByText(t("table.decide.none")).waitFor(), "deciding");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "decide", "after the last decision");
}

async function agrees({ page, goes, press, type, waits, button }) {
  await page.locator("#agreements").focus();
  await goes(button("table.agreements.new"));
  const form = page.locator(".agreement-form");
  await waits(page.waitForFunction(() => document.activeElement?.closest(".agreement-form")), "a new agreement");
  await type("De gang wordt leeg.");
  await press("Tab");
  await type("Eén keer.");
  await goes(form.getByRole("textbox", { name: t("table.agreements.contact") }), "Control");
  await type("noor@waterkamp.example");
  await goes(form.getByRole("checkbox"), "Space");
  await goes(button("table.agreements.save"));
  await waits(form.waitFor({ state: "detached" }), "writing an agreement down");
}

async function takesOn(chair, { page, goes, waits, button }) {
  const mine = page.locator(".agreements > li").filter({ hasText: "De gang wordt leeg." });
  await mine.waitFor();
  await page.locator("#agreements").focus();
  await goes(button("table.agreements.takeOn", mine));
  await waits(mine.getByText(t("table.agreements.takenByYou")).waitFor(), "taking an agreement on");
  assert.equal(await mine.evaluate((li) => li.contains(document.activeElement)), true, "the keyboard stays at the agreement");
}

/** Tabs through the whole page: whatever has the keyboard is not behind what stays in view. (WCAG 2.4.11) */
async function isSeen(page, width) {
  await page.setViewportSize(sizes[width]);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator("#main").focus();
  const hidden = [];
  for (let turn = 0; turn < farthest; turn++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(lookAtFocus);
    if (!at) break;
    if (at.hidden) hidden.push(at.name);
  }
  assert.deepEqual(hidden, [], `has the keyboard and is not seen, at ${width} pixels`);
}

/** Runs in the page: what has the keyboard, and whether something else stands over all of it; nothing past the end. */
function lookAtFocus() {
  const at = document.activeElement;
  if (!at || at === document.body || window.seenAll === at) return null;
  const { left, right, top, bottom } = at.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + x * (right - left), top + y * (bottom - top)]));
  const isOwn = (on) => on && (at.contains(on) || on.contains(at) || on.closest("label")?.contains(at));
  const hidden = !points.some(([x, y]) => isOwn(document.elementFromPoint(x, y)));
  return { hidden, name: `${at.tagName} ${at.id || at.textContent.slice(0, 40)}` };
}

/** A check that cannot fail proves nothing: a sheet over the lower half of a page is noticed. */
async function catchesWhatIsPlanted(page) {
  await page.evaluate(() => {
    const sheet = document.createElement("div");
    sheet.style.cssText = "position: fixed; inset: 20% 0 0; z-index: 9";
    document.body.append(sheet);
  });
  await assert.rejects(isSeen(page, "390"), /not seen/);
}
