// SPDX-License-Identifier: EUPL-1.2
//
// What comes before the table, as its people press it: the case, the meeting, each
// partner with the reason why, each with a task and a yes to confidentiality.

import assert from "node:assert/strict";

import { everybody, people } from "./cast.mjs";
import { like, t } from "./texts.mjs";

const parts = ["Wat wil Ruben", "Ondersteuning", "Rond de woning", "Afspraken"];

const seats = {
  Hatice: { as: "care-professional", hat: "municipality-access-wmo", parts: [1, 2, 3, 4], why: "Doet het onderzoek naar ondersteuning.", task: "wmo-access" },
  Joris: { as: "care-professional", hat: "mental-health-care", parts: [1, 2, 4], why: "Behandelaar.", task: "medical-treatment" },
  Mila: { as: "professional", hat: "police", parts: [3, 4], why: "Kent de meldingen.", task: "police-act-3" },
  Stef: { as: "professional", hat: "housing-corporation", parts: [1, 3, 4], why: "Ontruiming dreigt.", task: "tenancy" },
  Aniek: { as: "professional", hat: "municipality-debt-relief", parts: [1, 4], why: "Huurachterstand.", task: "debt-relief" },
  Omar: { as: "adviser", hat: "expert", parts: [2], why: "Kent bemoeizorg.", askedBy: "Hatice" },
  Lotte: { as: "representative", hat: "subject-network", parts: [1, 2, 4], why: "Op verzoek van Ruben." },
};

/** From an empty list to a meeting for which everybody is ready. look is called at the screens on the way. */
export async function convening(at, look) {
  const { Noor: noor, ...others } = at;
  await opensCase(noor);
  await look("convening", ["Noor"]);
  await convenes(noor);
  for (const [first, seat] of Object.entries(seats)) await invites(noor, first, seat);
  await noor.declares("process-direction", "wmo-access");
  await noor.press("task.confirmOwn");
  await noor.accepts();
  for (const [first, person] of Object.entries(others)) await prepares(person, seats[first]);
  await look("invited", everybody);
  for (const first of Object.keys(seats)) if (first !== "Lotte") await confirms(noor, first);
}

async function opensCase(noor) {
  const { page } = noor;
  const box = (key, values) => page.getByRole("textbox", { name: like(key, values) });
  await page.getByRole("link", { name: t("case.open") }).click();
  await box("case.purpose").fill("Tot één plan komen zodat Ruben K. veilig kan blijven wonen en de overlast voor de buren stopt.");
  await box("case.questions").fill("Wie doet wat in de komende acht weken?\nWelke hulp is er al en waar stokt die?");
  await box("case.label", { number: 1 }).fill("B1");
  await box("case.name", { number: 1 }).fill("Ruben K.");
  await noor.press("case.addSubject");
  await box("case.label", { number: 2 }).fill("B2, een partner");
  for (const domain of ["wonen", "psychische gezondheid", "financiën"]) await page.getByRole("checkbox", { name: domain, exact: true }).check();
  await noor.press("case.openSubmit");
  await page.getByRole("heading", { name: t("convene.title") }).waitFor();
}

async function convenes(noor) {
  const { page } = noor;
  const box = (key) => page.getByRole("textbox", { name: like(key) });
  await box("case.parts").fill(parts.join("\n"));
  assert.equal(await box("convene.organisation").inputValue(), "Gemeente Waterkamp, procesregie", "the own organisation is filled in");
  await page.getByRole("combobox", { name: like("convene.hat") }).selectOption("process-director");
  await box("convene.why").fill("Leidt het overleg.");
  await noor.press("convene.submit");
  await page.getByRole("heading", { name: t("prepare.title") }).waitFor();
  noor.atMeeting();
}

async function invites(noor, first, seat) {
  const form = noor.region(t("invite.title"));
  const select = (key) => form.getByRole("combobox", { name: like(key) });
  const person = select("invite.person").locator("option").filter({ hasText: people[first] });
  await select("invite.person").selectOption(await person.getAttribute("value"));
  await select("convene.hat").selectOption(seat.hat);
  await select("invite.capacity").selectOption(seat.as);
  if (seat.askedBy) await select("invite.askedBy").selectOption({ label: people[seat.askedBy] });
  for (const number of seat.parts) await form.getByRole("checkbox", { name: parts[number - 1] }).check();
  await form.getByRole("textbox", { name: like("invite.why") }).fill(seat.why);
  await noor.press("invite.submit", {}, form);
  await noor.page.getByRole("heading", { level: 3, name: people[first] }).waitFor();
}

/** Who is invited finds the meeting in the open list, says under which task, and says yes to confidentiality. */
async function prepares(person, { as, task }) {
  await person.opensMeeting();
  if (as === "adviser") await person.press("task.adviserAgrees");
  else if (task) await person.declares(task);
  await person.accepts();
}

async function confirms(noor, first) {
  const button = noor.button("invited.confirm", { name: people[first] });
  await button.click();
  await button.waitFor({ state: "detached" });
}
