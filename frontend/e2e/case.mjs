// SPDX-License-Identifier: EUPL-1.2
//
// Eight people in eight browsers play the demo case, once at each width: on a wide
// screen, on a tablet, where they begin with nothing and press everything that comes
// before the table, and on a telephone. After each stage what each sees is held
// against what the server gives them and against the golden files; what each was
// sent is searched for what is not due to them.
// Usage: node e2e/case.mjs BINARY PICTURES [WIDTH...]

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { startBrowser } from "./browser.mjs";
import { everybody, ownNote } from "./cast.mjs";
import { convening } from "./convening.mjs";
import { arriving, atTheTable, closing, said, theRound } from "./minutes.mjs";
import { arrive, logIn, nobodyIsLoggedIn } from "./person.mjs";
import { startProgram } from "./program.mjs";
import { lookAt } from "./screens.mjs";
import { onPaper } from "./paper.mjs";
import { documentOf, goldenOf, isGolden, namesIn, shownWrongly, statementOf, textsOfCertificate, textsOfNotes, textsOfParcel } from "./seen.mjs";
import { heardWrongly } from "./spoken.mjs";
import { t } from "./texts.mjs";
import { sentWrongly, toldWrongly } from "./traffic.mjs";

const [program, pictures] = process.argv.slice(2, 4).map((arg) => resolve(arg));
const widths = process.argv.length > 4 ? process.argv.slice(4) : ["1440", "768", "390"];
const beginning = { 1440: "convened", 768: "new", 390: "convened" };
mkdirSync(pictures, { recursive: true });
const started = Date.now();
const step = (words) => console.log(`   ${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s  ${words}`);

for (const width of widths) await playAt(width);
console.log(`the case was played by eight people at ${widths.join(", ")} pixels; pictures are in ${pictures}`);

async function playAt(width) {
  const running = await startProgram(program, beginning[width]);
  const browser = await startBrowser();
  const play = { at: {}, names: {}, faults: [], width };
  try {
    const comes = beginning[width] === "new" ? logIn : arrive;
    for (const first of everybody) play.at[first] = await comes(browser, running.url, first, width);
    step(`everybody is logged in, at ${width} pixels`);
    await all(play);
  } catch (error) {
    console.log(error, play.faults.join("\n")); // first: a picture of a busy machine can fail too
    for (const [first, { page }] of Object.entries(play.at)) {
      // A page that crashed has no picture, and is not to hide why.
      await page.screenshot({ path: `${pictures}/failed-${first}-${width}.png`, fullPage: true }).catch((none) => console.log(first, none.message));
    }
    throw error;
  } finally {
    await browser.close();
    await running.stop();
  }
  assert.deepEqual(play.faults, []);
  catchesWhatIsPlanted(play);
}

async function all(play) {
  const { at, width, faults } = play;
  const look = (screen, who) => lookAll(play, screen, who);
  if (beginning[width] === "new") await convening(at, look);
  await holds(play, "1-convened");
  await look("convened");
  await arriving(at, () => look("waiting", ["Noor", "Joris"]));
  step("everybody is at the table");
  await atTheTable(at, async (number) => {
    if (number === 8) await sees(at, ["Noor", "Hatice"], said[8]);
    if (number === 2) faults.push(...(await heardWrongly(at, { to: ["Noor", "Hatice"], by: "Stef", notTo: ["Mila", "Omar"], text: said[2] })));
  });
  await holds(play, "2-table");
  step("all lies on the table");
  await look("table");
  await theRound(at, () => look("round"));
  for (const first of everybody) if (first !== "Joris") await at[first].goesTo("table");
  await holds(play, "3-round");
  step("all is decided");
  await closing(at, () => look("closing", ["Noor"]));
  await look("steps", ["Noor", "Hatice", "Stef"]);
  await afterwards(play);
  step("closed");
  for (const first of everybody) await judge(play, at[first]);
}

/** At this moment: what the server gives is golden, and the page shows that and nothing that is not due. */
async function holds({ at, names, faults }, stage) {
  Object.assign(names, namesIn((await at.Noor.reads()).body, names));
  for (const first of everybody) {
    const person = at[first];
    const { body } = await person.reads();
    isGolden(first, stage, body, names);
    await person.showsNew();
    const wrong = async () => shownWrongly(first, body, await documentOf(person));
    faults.push(...(await settled(wrong)));
  }
}

/** A page follows within moments; what is still wrong after some is wrong. */
async function settled(wrong) {
  for (let tries = 0; tries < 20; tries++) {
    if (!(await wrong()).length) return [];
    await new Promise((again) => setTimeout(again, 100));
  }
  return wrong();
}

async function sees(at, firsts, text) {
  for (const first of firsts) {
    await at[first].showsNew();
    await at[first].page.getByText(text).first().waitFor();
  }
}

async function lookAll({ at, width, faults }, screen, who = everybody) {
  for (const first of who) faults.push(...(await lookAt(at[first], screen, pictures, [width])));
}

/** Na afloop: who has something to take along opens it, and says that it is in the own file. */
async function afterwards(play) {
  const { at, faults } = play;
  const look = (screen, who) => lookAll(play, screen, who);
  for (const first of everybody) {
    const { page } = at[first];
    await page.getByRole("link", { name: t("meetings.title") }).last().click();
    await page.getByRole("heading", { name: t("meetings.title") }).waitFor();
    if (first === "Hatice") await look("meetings", [first]);
    await page.getByRole("list").getByRole("link").first().click();
    await page.getByRole("heading", { name: t("after.title") }).waitFor();
  }
  await look("after");
  for (const first of ["Hatice", "Aniek"]) {
    await at[first].press("parcel.open");
    await at[first].page.getByRole("heading", { name: t("collect.title") }).waitFor();
  }
  await look("parcel", ["Hatice", "Aniek"]);
  await papers(play, look);
  await holds(play, "4-closed");
  await at.Hatice.page.getByRole("link", { name: t("parcel.read"), exact: true }).click();
  await at.Hatice.press("collect.inMyFile");
  await at.Hatice.press("collect.yes");
  await at.Hatice.page.getByText(t("parcel.gone.collected")).waitFor();
  const { source } = await documentOf(at.Hatice);
  for (const word of ["meepraat", "vertrouwen", "GGZ"]) if (source.includes(word)) faults.push(`Hatice still sees "${word}" after it is in her file`);
}

/** The parcel, the notes and the certificate: what each gets is golden, and stands on the page and, in black on white, on paper. */
async function papers({ at, names, faults }, look) {
  for (const first of everybody) {
    const person = at[first];
    for (const path of ["/certificate", "/parcel", "/notes"]) {
      if (!goldenOf(first, "4-closed", path)) continue;
      const { body } = await person.reads(path);
      isGolden(first, "4-closed", path === "/certificate" ? statementOf(body) : body, names, path);
    }
    if (goldenOf(first, "4-closed", "/parcel")) {
      const { body } = await person.reads("/parcel");
      faults.push(...(await onPaper(person, textsOfParcel(body), [t("parcel.copy"), t("parcel.copyParagraph"), t("collect.title"), t("parcel.print")])));
      assert.equal(await person.page.locator(".release").count(), body.items.length, `how many releases ${first} sees`);
      await person.page.getByRole("link", { name: t("after.title") }).click();
    }
    await person.page.getByRole("link", { name: t("certificate.certificate") }).waitFor();
    faults.push(...(await onPaper(person, [t("certificate.title")], [t("notes.read")])));
    await person.page.getByRole("link", { name: t("notes.read") }).click();
    await person.page.getByRole("heading", { name: t("notes.attendance") }).waitFor();
    const { body } = await person.reads("/notes");
    faults.push(...(await onPaper(person, textsOfNotes(body), [t("parcel.print")])));
    assert.equal(await person.page.locator("table[aria-labelledby=attendance] tbody tr").count(), body.attendance.length, `whom ${first} finds in the notes`);
    if (first === "Noor") await look("notes", [first]);
    await person.page.getByRole("link", { name: t("after.title") }).click();
    await person.page.getByRole("link", { name: t("certificate.read") }).click();
    await person.page.getByRole("heading", { name: t("certificate.left") }).waitFor();
    const certificate = await person.reads("/certificate");
    faults.push(...(await onPaper(person, textsOfCertificate(statementOf(certificate.body)), [t("parcel.print")])));
    if (first === "Noor") await look("certificate", [first]);
    await person.page.getByRole("link", { name: t("after.title") }).click();
    await person.page.getByRole("heading", { name: t("after.title") }).waitFor();
  }
}

async function judge({ faults }, { first, traffic, complaints }) {
  const received = await traffic.heard();
  faults.push(...toldWrongly(first, received), ...sentWrongly(first, traffic.sent));
  // An answer that could not be read could not be searched.
  faults.push(...received.filter(({ where, unread }) => unread && where.includes("/v1/")).map(({ where }) => `${first}: ${where} was not read`));
  const live = received.filter(({ where }) => where === "the live page");
  if (!live.length) faults.push(`nothing was recorded of the live page of ${first}`);
  faults.push(...complaints.filter((line) => !nobodyIsLoggedIn.test(line)).map((line) => `${first}: ${line}`));
}

/** A check that cannot fail proves nothing. */
function catchesWhatIsPlanted({ at }) {
  const leak = [...at.Stef.traffic.received, { where: "the live page", text: `{"set":{"item/1":{"text":"${said[7]}"}}}` }];
  assert.deepEqual(toldWrongly("Stef", leak).length, 1, "a planted leak in a frame");
  assert.deepEqual(toldWrongly("Stef", []).filter((line) => line.includes("never")).length > 5, true, "what was due and never told");
  const sent = [{ where: "/v1/notes", text: `{"notes":"${ownNote("Stef")}"}` }];
  assert.deepEqual(sentWrongly("Stef", sent).length, 1, "a planted own note");
  const view = { stage: "table", me: { presence: "at-table" }, parts: [], people: [], items: [{ text: said[7] }], requests: [], agreements: [] };
  assert.deepEqual(shownWrongly("Noor", view, { text: "", source: "" }).length, 1, "an item that is not on the page");
  assert.deepEqual(shownWrongly("Stef", { ...view, items: [] }, { text: "", source: said[7] }).length, 1, "an item that may not be on the page");
}
