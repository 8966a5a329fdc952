// SPDX-License-Identifier: EUPL-1.2

import { people } from "./cast.mjs";
import { fillDay } from "./person.mjs";
import { t } from "./texts.mjs";

/** Somebody puts an item on the table, with every chip as given, and sees it there. */
export async function puts(person, item) {
  await person.pane("table");
  const composer = person.page.locator("form").filter({ has: person.page.locator("#composer") });
  await unfoldOnTelephone(composer);
  const chip = (key) => select(composer, key);
  if (await chip("part").count()) await chip("part").selectOption({ label: item.part });
  await chip("nature").selectOption(item.nature);
  if (item.nature !== "no-person") await chip("detail").selectOption(item.detail);
  await chip("domain").selectOption(item.domain);
  await source(composer, item);
  if (item.nature !== "no-person") await subjects(composer, item.about);
  if (item.consent) await consent(person, composer);
  if (item.for) await audience(composer, item.for);
  await composer.locator("#composer").fill(item.text);
  await composer.getByRole("button", { name: t("table.composer.send") }).click();
  await person.page.locator("li").filter({ hasText: item.text }).first().waitFor();
}

/** Chooses one value of a chip of the composer, such as the first agenda point there is: of several none is chosen beforehand. */
export function chooses({ page }, key, option) {
  return select(page.locator("form").filter({ has: page.locator("#composer") }), key).selectOption(option);
}

/** What chooses the first that there is, in a chip of which nothing is chosen. */
export const firstOne = { index: 1 };

async function unfoldOnTelephone(composer) {
  const unfold = composer.locator("button[aria-expanded]");
  if ((await unfold.isVisible()) && (await unfold.getAttribute("aria-expanded")) === "false") await unfold.click();
}

/** The name of a select inside its label is its own choices too; the words above it are what people read. */
function select(inside, key) {
  const words = inside.page().getByText(t(`table.chips.${key}`), { exact: true });
  return inside.locator("label").filter({ has: words }).locator("select");
}

const consented = {
  data: "of er behandeling loopt, wanneer het volgende contact is en welke steun hij in huis nodig heeft; niet de diagnose",
  whom: "wie bij dit plan aan tafel zit",
  purpose: "dit plan",
  until: "zolang het plan loopt",
  given: "Mondeling op 10 november, bevestigd op 11 november.",
};

/** Leans on the consent that was recorded before, or records it: what was said, for whom, what for and until when. */
async function consent(person, composer) {
  const kept = select(composer, "consent");
  if (await kept.count()) return kept.selectOption({ index: 1 });
  await person.press("table.consent.open", {}, composer);
  const dialog = person.page.getByRole("dialog");
  for (const [part, words] of Object.entries(consented)) await dialog.getByLabel(t(`table.consent.${part}`)).fill(words);
  await person.press("table.consent.record", {}, dialog);
  await dialog.waitFor({ state: "detached" });
  return kept.locator("option:checked").filter({ hasText: consented.until }).waitFor({ state: "attached" });
}

async function source(composer, { origin, dated, law }) {
  const fold = await unfold(composer, "origin");
  const inside = (key) => select(fold, key);
  await inside("origin").selectOption(origin);
  await inside("dated").selectOption("other");
  await fillDay(fold.getByRole("group", { name: t("table.chips.whichDay") }), dated);
  await inside("law").selectOption(law);
  await composer.page().keyboard.press("Escape");
}

async function subjects(composer, labels) {
  const fold = await unfold(composer, "subjects");
  await tick(fold, (label) => labels.some((name) => label.startsWith(name)));
}

async function audience(composer, firsts) {
  const fold = await unfold(composer, "audience");
  await tick(fold, (label) => firsts.some((first) => label.startsWith(people[first])));
}

async function tick(fold, wanted) {
  for (const choice of await fold.locator("label").filter({ has: fold.page().getByRole("checkbox") }).all()) {
    await choice.getByRole("checkbox").setChecked(wanted((await choice.innerText()).trim()));
  }
  await fold.page().keyboard.press("Escape");
}

async function unfold(composer, key) {
  const fold = composer.locator("details").filter({ has: composer.page().locator("summary", { hasText: t(`table.chips.${key}`) }) });
  await fold.locator("summary").click();
  return fold;
}
