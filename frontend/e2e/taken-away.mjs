// SPDX-License-Identifier: EUPL-1.2
//
// What the server takes away is gone at once: from the page of who may no longer
// know of the meeting, from a page at the moment that it is left, and from the
// memory of every page when the table closes.
// Usage: node e2e/taken-away.mjs BINARY

import assert from "node:assert/strict";
import { resolve } from "node:path";

import { canaries, people } from "./cast.mjs";
import { closed } from "./minutes.mjs";
import { recalls, watchEnds, watchMoments, wordsInMemory } from "./moments.mjs";
import { toTable } from "./person.mjs";
import { leftNothing, scene } from "./scenes.mjs";
import { t } from "./texts.mjs";
import { wordsIn } from "./traces.mjs";

const program = resolve(process.argv[2]);
const noLongerYours = 4003;
const half = "Half getypt: zilverpapier.";
const ofTheCase = ["veilig kan blijven wonen", "waar stokt die", "Ruben K."];
const words = canaries.filter(({ item }) => item).map(({ word }) => word);
const step = (text) => console.log(`   ${text}`);

await invitationTakenBack();
await leaving();
await inMemory();
await inMemoryOfWhoLeft();
console.log("what is taken away is gone at once");

/** Stef reads the invitation and Mila stands at the door of the table; both are told at once, and see nothing more. */
async function invitationTakenBack() {
  await scene(program, "convened", ["Noor", "Stef", "Mila"], async (running, noor, stef, mila) => {
    await mila.press("invitation.knock");
    await mila.page.getByRole("heading", { name: t("waiting.title") }).waitFor();
    await mila.page.goto(`${mila.page.url()}/table`);
    const ends = [await watchEnds(stef.page), await watchEnds(mila.page)];
    await stef.page.getByText(ofTheCase[0]).waitFor();
    await mila.page.getByRole("heading", { name: t("table.before.title") }).waitFor();
    assert.deepEqual(await wordsIn(stef.page, ofTheCase), ofTheCase, "there is something to take away");
    await takesBack(noor, "Stef");
    await stef.page.getByText(t("reasons.not-found")).waitFor();
    await takesBack(noor, "Mila");
    await mila.page.getByRole("heading", { name: t("table.out.title") }).waitFor();
    for (const codes of ends) assert.deepEqual(await codes(), [noLongerYours], "by which code");
    await leftNothing(mila.page, ofTheCase, async () => {});
    await leftNothing(stef.page, ofTheCase, () => running.kill());
    await running.again(); // stop wants one that runs
  });
  step("whose invitation is taken back is told so, and has nothing any more");
}

async function takesBack(noor, first) {
  const button = noor.page.getByRole("button", { name: `${t("invited.withdraw")} (${people[first]})` });
  await noor.page.locator("details.more > summary").filter({ hasText: people[first] }).click();
  await button.click();
  await noor.press("common.yes");
  await button.waitFor({ state: "detached" });
}

/** The page is empty at the moment that it is left, with the server there and gone, and Back brings nothing. */
async function leaving() {
  for (const away of [false, true]) {
    await scene(program, "table", ["Stef"], async (running, stef) => {
      await somebodyLeaves(running, stef, away);
      await stef.page.goBack({ waitUntil: "commit" }).catch(() => {});
      assert.deepEqual(await wordsIn(stef.page, away ? [...words, half] : [half]), [], "what Back brings");
      if (away) await running.again();
      const moments = await recalls(stef.page, running.url);
      assert.ok(moments.leaving, "it was seen how the page was left");
      for (const [name, source] of Object.entries(moments)) assert.deepEqual(found(source), [], `at the moment of ${name}`);
    });
  }
  await scene(program, "table", ["Stef"], async (running, stef) => {
    // A check that cannot fail proves nothing: a page that is not emptied is noticed.
    await stef.page.addInitScript(() => (Element.prototype.replaceChildren = () => {}));
    await stef.page.reload();
    await somebodyLeaves(running, stef, false);
    const { leaving } = await recalls(stef.page, running.url);
    assert.ok(found(leaving).includes(half), "planted: a page that keeps what it had");
  });
  step("a page is empty at the moment that it is left");
}

function found(source) {
  return [...words, half].filter((word) => source.includes(word));
}

async function somebodyLeaves(running, stef, away) {
  await toTable(stef);
  const { page } = stef;
  await page.locator("#composer").fill(half);
  assert.ok((await wordsIn(page, [...words, half])).length > 4, "there is something to leave behind");
  await watchMoments(page);
  if (away) await running.kill();
  await page.goto("about:blank");
}

/** After the close nothing of the table is in the memory of a page: no item, no half-typed word, no own note. */
async function inMemory() {
  await scene(program, "round", ["Noor", "Mila"], async (_, noor, mila) => {
    await Promise.all([toTable(noor), toTable(mila)]);
    await mila.page.locator("#own-notes").click();
    await mila.page.keyboard.type("Onthoud goudvis");
    await mila.page.locator("#composer").click();
    await mila.page.keyboard.type("Nog niet gezegd: zilverpapier"); // the last that has the keyboard
    const secret = ["goudvis", "zilverpapier", "bemiddeld", "middernacht", "schuldhulp sinds"];
    assert.deepEqual(await wordsInMemory(mila.page, secret), secret, "there is something to forget");
    await noor.goesTo("closing");
    await noor.press("closing.close");
    await noor.press("closing.confirm.yes");
    await Promise.all([closed(noor), closed(mila)]);
    assert.deepEqual(await wordsInMemory(mila.page, secret), [], "in the memory of the page");
    assert.deepEqual(await wordsInMemory(noor.page, secret.slice(2)), [], "in the memory of the page of the chair");
  });
  step("after the close the memory of a page holds no word");
}

/** Who leaves or is shown out has nothing of others in the memory of the page any more, and nothing that was half typed. */
async function inMemoryOfWhoLeft() {
  await scene(program, "table", ["Noor", "Mila", "Stef"], async (_, noor, mila, stef) => {
    for (const person of [noor, mila, stef]) await toTable(person);
    await forgets(mila, "middernacht", () => mila.leaves());
    await mila.page.getByText("bemiddeld").first().waitFor(); // what is their own stays
    await forgets(stef, "meepraat", () => showsOut(noor, stef));
  });
  step("who leaves or is shown out has no word of others in memory, and none half typed");
}

async function forgets({ page }, ofOthers, goes) {
  await page.locator("#own-notes").click();
  await page.keyboard.type("Onthoud goudvis");
  await page.locator("#composer").click();
  await page.keyboard.type("Nog niet gezegd: zilverpapier");
  const secret = ["goudvis", "zilverpapier", ofOthers];
  assert.deepEqual(await wordsInMemory(page, secret), secret, "there is something to forget");
  await goes();
  assert.deepEqual(await wordsInMemory(page, secret), [], "in the memory of the page of who left");
}

async function showsOut(noor, { first, page }) {
  await noor.press("table.showOut.button", {}, noor.page.getByRole("listitem").filter({ hasText: people[first] }));
  await noor.press("table.showOut.confirm");
  await page.getByRole("heading", { name: t("table.away.title") }).waitFor();
}
