// SPDX-License-Identifier: EUPL-1.2

import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { t } from "./texts.mjs";

const both = ["390", "1440"];

/** In the round: what was decided is changed, with words, and the chair is asked once more before the close. */
export async function theRound(program, look) {
  await scene(program, "round", ["Noor", "Stef"], async (running, noor, stef) => {
    for (const person of [noor, stef]) await toTable(person);
    await changing(stef, look);
    await stillAsked(noor, look);
  });
}

async function changing(stef, look) {
  const item = stef.item("huurachterstand");
  await stef.press("table.take.change", {}, item);
  await stef.button("table.decide.takeBack", {}, item).waitFor();
  await look(stef, "changing", both);
  for (const limit of ["inOtherWords", "conditions"]) {
    await stef.press(`table.decide.${limit}`, {}, item);
    await item.getByRole("textbox", { name: t(`table.decide.${limit}Label`) }).waitFor();
    await look(stef, limit === "conditions" ? "condition" : "in-other-words", both);
  }
}

/** The chair may close while somebody still has to answer, and is told before it what comes of that. */
async function stillAsked(noor, look) {
  const { page } = noor;
  const item = noor.item("Buren meldden");
  await noor.showsNew();
  await noor.press("table.item.more", {}, item);
  await noor.press("table.ask.button", {}, item);
  const words = page.getByRole("textbox", { name: t("table.ask.words") });
  await words.fill("Want buren meldden in oktober vier keer geluidsoverlast.");
  await noor.press("table.ask.send");
  await noor.button("table.echo.ask").waitFor();
  await look(noor, "reason-repeats", both);
  await words.fill("Om het plan te kunnen volgen.");
  await noor.press("table.ask.send");
  await noor.goesTo("closing");
  await page.getByText(t("closing.openOne")).first().waitFor();
  await look(noor, "still-asked", both);
  await noor.press("closing.close");
  await page.getByRole("dialog").waitFor();
  await look(noor, "confirm-close", both);
  await noor.press("closing.confirm.no", {}, page.getByRole("dialog"));
}
