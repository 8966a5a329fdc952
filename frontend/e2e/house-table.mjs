// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { like, t } from "./texts.mjs";

/** Joris comes for the first time: compared and let in by the organiser's page. */
export async function comesIn(house, at, joris) {
  const { noor } = house;
  await joris.opens(joris.link);
  await joris.press("welcome.go");
  await joris.press("passkey.make");
  await joris.heading("waiting.title");
  await joris.press("promise.accept");
  await joris.text("promise.accepted");
  await joris.declaresTask("Onderzoek na melding");
  const code = await joris.spokenCode();
  const door = noor.page.getByRole("region", { name: like("door.title") });
  await door.locator(".spoken-code").waitFor();
  assert.equal((await door.locator(".spoken-code").innerText()).replace(/\D/g, ""), code, "both screens show the same code");
  assert.equal(await door.getByRole("button", { name: t("table.admit.button", { name: "Joris Blok" }) }).count(), 0, "nobody unknown is let in");
  await at.look(noor, "compare");
  await noor.press("door.compare.right", {}, door);
  await noor.press("invited.confirm", { name: "Joris Blok" }, door);
  await noor.text("door.notOpen");
  await noor.press("prepare.openNow");
  const admit = noor.button("table.admit.button", { name: "Joris Blok" });
  await admit.waitFor();
  await at.look(noor, "waiting-at-table");
  await noor.press("table.admit.button", { name: "Joris Blok" });
  await joris.page.getByText(t("table.connection.live"), { exact: true }).waitFor();
  at.step("who comes for the first time is compared, confirmed and let in by the page");
}

/** Ruben has nothing to show who he is, and no device: Joris answers for him, and the chair gives a code. */
export async function comesBeside(house, at, joris) {
  const { noor } = house;
  await house.invites("Ruben K.", "ruben@post.example", "subject");
  await joris.button("beside.vouch", { name: "Ruben K." }).waitFor();
  await at.look(joris, "beside");
  await joris.press("beside.vouch", { name: "Ruben K." });
  await joris.press("common.yes");
  await joris.text("beside.vouched", { name: "Ruben K." });

  const box = noor.page.getByRole("region", { name: like("table.decide.title") });
  await box.getByText(t("door.how.vouched", { name: "Joris Blok" })).waitFor();
  await box.getByText(t("door.lacks.promise")).waitFor();
  await at.look(noor, "vouched");
  await noor.press("tableCode.give", {}, box);
  const code = (await noor.page.locator(".table-code").innerText()).replace(/\D/g, "");
  await at.look(noor, "table-code");
  await noor.press("tableCode.done");
  assert.equal(await noor.page.locator(".table-code").count(), 0, "the code is shown once");

  await shares(joris);
  await joris.press("promise.accept");
  await giveCode(joris, "promise.accept", code);
  await joris.text("shared.accepted", { name: "Ruben K." });
  await noor.press("table.admit.button", { name: "Ruben K." });
  at.step("who has no device is answered for, gets a code, says yes with it, and is let in");
  return code;
}

/** Joris types for Ruben; with a wrong code nothing happens, with the right one it is Ruben's. */
export async function sharesDevice(house, at, joris, code) {
  const { noor } = house;
  const typing = joris.page.getByRole("textbox", { name: t("shared.typeLabel", { name: "Ruben K." }) });
  await typing.fill("Ik wil hier blijven wonen.");
  await joris.press("shared.read", { name: "Ruben K." });
  await giveCode(joris, "table.composer.send", code === "000000" ? "111111" : "000000");
  await joris.text("reasons.code-wrong");
  await at.look(joris, "wrong-code");
  await giveCode(joris, "table.composer.send", code);
  await joris.text("shared.lies", { name: "Ruben K." });
  await at.look(joris, "typing");
  assert.ok(!(await joris.page.content()).includes(code), "the code stays nowhere on the page");
  const { items, people } = await noor.does("GET", house.meeting);
  const ruben = people.find(({ name }) => name === "Ruben K.").participant;
  assert.deepEqual(items.map(({ provider, text }) => [provider, text]), [[ruben, "Ik wil hier blijven wonen."]], "it is Ruben's");
  at.step("what was typed for somebody is theirs, with their code and not without");

  await asksFor(noor, house, items[0].id);
  await joris.press("shared.decide", { name: "Ruben K." });
  await joris.press("shared.look");
  await giveCode(joris, "shared.look", code);
  const answer = joris.page.getByRole("list", { name: t("shared.decide", { name: "Ruben K." }) });
  await answer.getByText("Ik wil hier blijven wonen.").waitFor();
  await at.look(joris, "deciding");
  await joris.press("table.decide.grant", {}, answer);
  await giveCode(joris, "table.decide.grant", code);
  await joris.text("shared.nothing", { name: "Ruben K." });
  const { requests } = await noor.does("GET", house.meeting);
  assert.deepEqual(requests.map(({ state }) => state), ["granted"]);
  at.step("a request is answered on the device of another, with the code once more");

  await dies(joris, at, code);
}

/** The chair asks for the item, for her own task. */
async function asksFor(noor, house, item) {
  await noor.does("POST", `${house.meeting}/items/${item}/requests`, { ownTask: true, words: "Voor het plan." });
}

async function dies(joris, at, code) {
  await joris.press("shared.type");
  await joris.page.getByRole("textbox", { name: t("shared.typeLabel", { name: "Ruben K." }) }).fill("Nog iets.");
  await joris.press("shared.read", { name: "Ruben K." });
  const wrong = code === "000000" ? "111111" : "000000";
  for (let tries = 0; tries < 5; tries += 1) {
    await giveCode(joris, "table.composer.send", wrong);
    await joris.page.getByRole("dialog").getByText(like("reasons.code-wrong")).or(joris.page.getByRole("dialog").getByText(like("reasons.code-dead"))).waitFor();
  }
  await giveCode(joris, "table.composer.send", code);
  await joris.text("reasons.code-dead");
  await at.look(joris, "dead-code");
  at.step("after five wrong ones the right one is of no use either");
}

async function shares(joris) {
  await joris.press("shared.open");
  const who = joris.page.getByLabel(t("shared.who"), { exact: true });
  await who.selectOption({ label: t("shared.waits", { name: "Ruben K." }) });
}

async function giveCode(joris, submit, code) {
  const dialog = joris.page.getByRole("dialog");
  await dialog.getByLabel(t("shared.code", { name: "Ruben K." })).fill(code);
  await joris.press(submit, {}, dialog);
}
