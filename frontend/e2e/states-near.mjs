// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { startBrowser } from "./browser.mjs";
import { House } from "./house-people.mjs";
import { startHouse } from "./program.mjs";
import { like, t } from "./texts.mjs";

const both = ["390", "1440"];
const hour = 3_600_000; // milliseconds
const soon = 4_000; // milliseconds; enough to open the table before it is warned

/** A table that closes by itself within the hour, which its chair puts off; and meetings that end while nothing was said. */
export async function nearItsEnd(program, look) {
  const running = await startHouse(program);
  const browser = await startBrowser();
  try {
    const house = await House.open(browser, running);
    await closesAnHourLater(house);
    await opens(house);
    await closesSoon(house.noor, look);
    await withoutRound(house, look);
    await withNothing(house.noor, look);
    await calledOff(house, look);
  } finally {
    await browser.close();
    await running.stop();
  }
}

/** The first warning comes an hour before the close: with this term, when the meeting was planned to end. */
async function closesAnHourLater({ bea }) {
  const settings = await bea.does("GET", "/v1/settings");
  const terms = { ...settings.terms, autoCloseHours: 1 };
  await bea.does("PUT", "/v1/settings", { name: settings.name, weighed: settings.weighed, terms });
}

async function opens(house) {
  await house.convenes("Tot één plan komen.", Date.now() + soon - hour);
  await house.opens();
  await house.noor.page.goto(`${house.origin}${house.meeting.replace("/v1", "")}/table`);
}

/** The chair is warned on every screen of the table, and puts the close off from one. */
async function closesSoon(noor, look) {
  const { page } = noor;
  const warning = page.getByText(like("table.closesSoon"));
  await warning.waitFor();
  await look(noor, "closes-soon", both);
  await goesTo(page, "closing");
  await warning.waitFor();
  await look(noor, "closes-soon-closing", both);
  await noor.press("table.extend");
  await warning.waitFor({ state: "detached" });
  assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "BODY", "the keyboard stays somewhere");
}

/** Before the round there is no way to close; with nothing agreed there is nothing to go round. */
async function withoutRound({ noor, meeting }, look) {
  const { page } = noor;
  await page.getByText(t("closing.roundFirst")).waitFor();
  assert.equal(await page.getByRole("button", { name: t("closing.close") }).count(), 0, "a way to close before the round");
  const { status, body } = await noor.asks("PUT", `${meeting}/closure`);
  assert.deepEqual([status, body.reason], [409, "round-not-held"], "closing before the round");
  await look(noor, "round-first", both);
  await page.getByRole("main").getByRole("link", { name: t("table.toRound") }).click();
  await noor.button("round.begin.button").waitFor();
  await look(noor, "round-begins", both);
  await noor.press("round.begin.button");
  await page.getByText(t("round.noAgreements")).waitFor();
  await look(noor, "round-empty", both);
}

async function withNothing(noor, look) {
  const { page } = noor;
  await page.getByRole("link", { name: t("round.toClosing") }).click();
  await noor.button("closing.close").waitFor();
  await look(noor, "closing-empty", both);
  await noor.press("closing.close");
  await noor.press("closing.confirm.yes");
  await page.getByRole("heading", { name: t("closing.done.title") }).waitFor();
  await look(noor, "closed-empty", both);
}

/** Before there is a table the organiser closes by calling the meeting off. */
async function calledOff(house, look) {
  const { noor, origin } = house;
  await house.convenes();
  await noor.page.goto(`${origin}${house.meeting.replace("/v1", "")}/preparation`);
  await noor.press("callOff.submit");
  await noor.text("callOff.sure", { count: 0 });
  await look(noor, "call-off", both);
  await noor.press("callOff.yes");
  await noor.text("after.cancelled");
  await look(noor, "called-off", both);
}

function goesTo(page, step) {
  return page.getByRole("link", { name: t(`table.steps.${step}`), exact: true }).click();
}
