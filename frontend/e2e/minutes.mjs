// SPDX-License-Identifier: EUPL-1.2
//
// The demo case, as it goes when its people do it in their browsers.

import { everybody } from "./cast.mjs";
import { puts } from "./composer.mjs";
import { ownNote } from "./cast.mjs";
import { t } from "./texts.mjs";

const about = (...names) => ({ about: names });
const ruben = about("Ruben");

/** The words of each item that is put on the table, by its number in the demo case. */
export const said = {
  1: "Ruben wil in zijn huis blijven en wil dat zijn zus meepraat.",
  2: "Er is een huurachterstand van drie maanden.",
  3: "Buren meldden in oktober vier keer geluidsoverlast na middernacht.",
  4: "Er loopt behandeling. Volgende contact is op 2 december.",
  5: "Bij spanning raakt hij overprikkeld; een vaste contactpersoon helpt.",
  7: "Op 3 november is bemiddeld bij een ruzie; geen aangifte.",
  8: "In 2019 was er een veroordeling voor vernieling.",
  9: "Een partner slaapt vaak elders.",
  10: "Er is een aanmelding voor schuldhulp sinds 12 november.",
  12: "Begin met één vaste contactpersoon en bouw vertrouwen op.",
  13: "Zolang er een regeling loopt, vraagt Thuiswaard geen ontruiming aan.",
};

const wants = "Wat wil Ruben";
const support = "Ondersteuning";
const house = "Rond de woning";
const lastPart = "Afspraken";

const ordinary = { detail: "that", nature: "ordinary", law: "none", ...ruben };
const health = { nature: "health", origin: "own-file", dated: "2026-11-18", law: "wgbo", domain: "mental-health", consent: true, ...ruben };
const police = { detail: "what", part: house, origin: "own-file", law: "wet-politiegegevens", for: ["Noor", "Hatice"], ...ruben };

const items = {
  1: { ...ordinary, part: wants, domain: "housing", origin: "subject-said", dated: "2026-11-09" },
  2: { ...ordinary, part: wants, domain: "finances", origin: "own-file", dated: "2026-11-01" },
  3: { ...ordinary, part: house, domain: "housing", detail: "what", origin: "observation", dated: "2026-10-31" },
  4: { ...health, part: support, detail: "that" },
  5: { ...health, part: support, detail: "what" },
  7: { ...police, domain: "safety", dated: "2026-11-03", nature: "police" },
  8: { ...police, domain: "justice", dated: "2019-05-14", nature: "criminal" },
  9: { ...ordinary, part: wants, domain: "relations", origin: "third-party", dated: "2026-11-12", law: "wmo", ...about("B2") },
  10: { ...ordinary, part: lastPart, domain: "finances", origin: "own-file", dated: "2026-11-12", law: "wet-schuldhulpverlening" },
  12: { part: support, domain: "mental-health", detail: "that", origin: "other", dated: "2026-12-02", law: "none", nature: "no-person" },
  13: { ...ordinary, part: wants, domain: "housing", origin: "own-file", dated: "2026-11-20" },
};

const agreed = {
  A1: { activity: "Vaste contactpersoon voor Ruben.", extent: "Twee bezoeken per week.", start: "2026-12-02", end: "2027-01-15", executor: "Wijkteam Noord", contact: "hatice.demir@wijkteam.example" },
  A2: { activity: "Betalingsregeling met Ruben treffen.", extent: "Eén regeling; Ruben vertelt het Thuiswaard zelf.", start: "2026-11-23", end: "2026-12-01", executor: "Gemeente Waterkamp, schuldhulp", contact: "aniek.visser@waterkamp.example" },
  A3: { first: "Belt na de keer dat is bemiddeld bij een ruzie eerst Hatice.", activity: "Belt bij een nieuwe melding eerst Hatice.", extent: "Bij elke melding.", start: "2026-12-02", executor: "Politie", contact: "mila.peters@politie.example" },
  A4: { activity: "Gezamenlijk gesprek met Ruben en Lotte.", extent: "Eén gesprek.", start: "2026-12-02", end: "2026-12-09", executor: "GGZ, FACT-team", contact: "joris.blok@ggz.example" },
  A5: { activity: "Vraagt geen ontruiming zolang de regeling loopt.", extent: "Zolang Ruben betaalt.", start: "2026-12-01", executor: "Woningcorporatie Thuiswaard", contact: "stef.hoekstra@thuiswaard.example" },
};

/** Everybody knocks; Noor opens the table and lets them in by name. All take notes for themselves. */
export async function arriving(at, onWaiting) {
  await at.Hatice.press("invitation.knock");
  await at.Noor.press("prepare.openNow");
  const others = everybody.filter((first) => first !== "Noor");
  for (const first of others.slice(1)) await at[first].press("invitation.knock");
  await onWaiting();
  for (const first of others) await at.Noor.admits(first);
  for (const first of everybody) {
    await at[first].page.waitForURL(/\/table$/);
    await at[first].notes(ownNote(first));
  }
}

export async function atTheTable(at, seen = async () => {}) {
  const put = async (first, number) => {
    await puts(at[first], { ...items[number], text: said[number] });
    await seen(number);
  };
  await put("Lotte", 1);
  await put("Stef", 2);
  await put("Stef", 13);
  await put("Hatice", 9);
  await put("Joris", 4);
  await put("Joris", 5);
  await put("Omar", 12);
  await at.Joris.drafts(agreed.A4);
  await at.Joris.leaves();
  await put("Stef", 3);
  await put("Mila", 7);
  await put("Mila", 8);
  await at.Mila.withdraws(said[8]);
  await put("Aniek", 10);
  await at.Hatice.drafts(agreed.A1);
  await at.Aniek.drafts(agreed.A2);
  await at.Mila.drafts(agreed.A3);
  await at.Stef.drafts(agreed.A5);
}

/** Wie neemt wat mee? Joris decides after leaving, from where he is. */
export async function theRound(at, onAsked) {
  await at.Noor.goesTo("round");
  await at.Noor.press("round.begin.button");
  for (const first of everybody) if (first !== "Noor" && first !== "Joris") await at[first].goesTo("round");
  const { A1, A2, A3, A4, A5 } = agreed;
  await at.Noor.discussed(A4.activity);
  await at.Hatice.asksFor(said[1], A1.activity, "Om met Ruben zelf te beginnen, en met zijn zus erbij.");
  await at.Hatice.asksFor(said[4], A1.activity, "Om mijn bezoeken af te stemmen op de behandeling.");
  await at.Hatice.asksFor(said[12], A1.activity, "Om het contact goed op te bouwen.");
  await onAsked();
  await at.Lotte.decides(said[1], "conditions", "Bespreek het eerst met Ruben.");
  await at.Joris.decides(said[4], "inOtherWords", "Er loopt behandeling bij de GGZ.");
  await at.Omar.grants(said[12]);
  await at.Noor.discussed(A1.activity);
  await at.Aniek.asksFor(said[2], A2.activity, "Om de regeling te kunnen berekenen.");
  await at.Aniek.asksFor(said[13], A2.activity, "Om Ruben te kunnen zeggen waar hij op kan rekenen.");
  await at.Stef.grants(said[2]);
  await at.Stef.grants(said[13]);
  await at.Noor.discussed(A2.activity);
  await at.Mila.asksFor(said[3], A3.activity, "Om meldingen te herkennen.");
  await at.Stef.refuses(said[3]);
  await at.Noor.discussed(A3.activity);
  await at.Stef.asksFor(said[10], A5.activity, "Om te weten dat er een aanmelding is.");
  await at.Aniek.refuses(said[10]);
  await at.Noor.discussed(A5.activity);
}

export async function closing(at, onChecking) {
  await at.Noor.goesTo("closing");
  await onChecking();
  await at.Noor.press("closing.close");
  await at.Noor.press("closing.confirm.yes");
  await Promise.all(everybody.map((first) => closed(at[first])));
}

export function closed({ page }) {
  return page.getByRole("heading", { name: t("closing.done.title") }).waitFor();
}
