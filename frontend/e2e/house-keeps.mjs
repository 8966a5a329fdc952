// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { like, t } from "./texts.mjs";

/** The administrator's screens: the house, organisations, sign-on, and a person from first link to removal. */
export async function keepsHouse(house, at) {
  const { bea, origin } = house;
  const { page } = bea;
  await page.goto(origin);
  await bea.text("meetings.keepsHouse");
  await at.look(bea, "administrator");
  await page.getByRole("link", { name: t("house.title"), exact: true }).click();
  await settings(bea, at);
  await organisations(bea, at);
  await signOn(bea, at);
  await somebody(house, bea, at);
}

const goTo = (bea, key) => bea.page.getByRole("navigation", { name: t("house.title") }).getByRole("link", { name: t(key), exact: true }).click();
const field = (bea, key) => bea.page.getByLabel(t(key), { exact: true });

async function settings(bea, at) {
  await bea.heading("house.settings.title");
  await field(bea, "house.settings.weighed").fill("10");
  await field(bea, "house.settings.fgName").fill("Fenna de Wit");
  await bea.press("house.save");
  await bea.text("house.saved");
  await at.look(bea, "settings");
  assert.equal((await bea.does("GET", "/v1/settings")).weighed, 10);
  at.step("the house is changed");
}

async function organisations(bea, at) {
  await goTo(bea, "house.organisations.title");
  await bea.press("house.organisations.add");
  await field(bea, "people.name").fill("GGZ Waterkamp");
  await field(bea, "convene.hat").selectOption("mental-health-care");
  await field(bea, "house.organisations.secrecy").selectOption("medical");
  await at.look(bea, "organisation-new");
  await bea.press("house.save");
  await bea.page.getByRole("listitem").filter({ hasText: "GGZ Waterkamp" }).waitFor();
  await at.look(bea, "organisations");
  at.step("an organisation is known");
}

async function signOn(bea, at) {
  await goTo(bea, "house.issuers.title");
  await bea.press("house.issuers.add");
  await field(bea, "people.organisation").fill("GGZ Waterkamp");
  await field(bea, "house.issuers.url").fill("https://login.ggz.example");
  await field(bea, "house.issuers.clientId").fill("casustafel");
  await bea.page.getByText(`${new URL(bea.page.url()).origin}/v1/sign-on-keys`).waitFor();
  assert.equal(await field(bea, "house.issuers.secret").count(), 0, "by a key there is no secret");
  await at.look(bea, "issuer-new");
  await bea.page.getByRole("radio", { name: like("house.issuers.withSecret") }).check();
  await field(bea, "house.issuers.secret").fill("zeer-geheim-woord");
  await field(bea, "house.issuers.domains").fill("ggz.example");
  await field(bea, "house.issuers.amr").fill("pwd");
  await bea.press("house.save");
  await bea.page.getByRole("link", { name: like("reasons.assurance-weak") }).waitFor();
  await at.look(bea, "issuer-weak");
  await field(bea, "house.issuers.amr").fill("mfa");
  await bea.press("house.save");
  await bea.page.getByRole("listitem").filter({ hasText: "login.ggz.example" }).waitFor();
  await bea.press("house.change");
  assert.equal(await field(bea, "house.issuers.secret").inputValue(), "", "a secret is never shown back");
  assert.ok(!(await bea.page.content()).includes("zeer-geheim-woord"), "nor anywhere on the page");
  await bea.press("form.cancel");
  await at.look(bea, "issuers");
  at.step("a sign-on is trusted, and its secret never shown back");
}

/** Somebody who comes, gets a role, makes a first log-in, is confirmed, loses the device and is removed. */
async function somebody(house, bea, at) {
  await goTo(bea, "house.people.title");
  await bea.press("people.add");
  await field(bea, "people.name").fill("Petra Vos");
  await field(bea, "people.email").fill("petra@ggz.example");
  await field(bea, "people.organisation").fill("GGZ Waterkamp");
  await at.look(bea, "person-new");
  await bea.press("people.addSubmit");
  await bea.page.getByRole("checkbox", { name: t("roles.fg.name") }).check();
  await bea.press("roles.give");
  await bea.press("house.access.offer");
  const link = await bea.page.getByLabel(t("house.access.linkOf", { name: "Petra Vos" }), { exact: true }).inputValue();
  await at.look(bea, "enrolment");
  await bea.press("link.close");
  assert.ok(!(await bea.page.content()).includes(link), "a link is shown once");

  const petra = await house.comes("Petra");
  await petra.opens(link);
  await petra.press("welcome.go");
  await petra.press("passkey.make");
  await petra.heading("unconfirmed.title");
  await bea.page.reload();
  const code = (await bea.page.locator(".spoken-code").innerText()).replace(/\D/g, "");
  assert.equal(await petra.spokenCode(), code, "both screens show the same code");
  await bea.device.ready();
  await at.look(bea, "person");
  await bea.press("door.compare.right");
  await petra.heading("meetings.title");
  await petra.text("meetings.empty");
  at.step("somebody is added, gets a role and a link, and is confirmed by the code");

  await bea.press("house.access.end");
  await bea.press("common.yes");
  await bea.text("house.access.none");
  await bea.press("house.removal.remove", { name: "Petra Vos" });
  await at.look(bea, "removal");
  await bea.press("common.yes");
  await bea.page.getByRole("searchbox").waitFor();
  await at.look(bea, "people");
  assert.equal(await bea.page.getByText("Petra Vos").count(), 0);
  await petra.page.reload();
  await petra.button("logIn.passkey").waitFor();
  await petra.page.close();
  at.step("a lost device ends, and so does everything of who is removed");
}
