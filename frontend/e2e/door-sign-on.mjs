// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { startOrganisation } from "./organisation.mjs";
import { like, t } from "./texts.mjs";

/** By the log-in of the own organisation: once it is bound it works at the door, and nothing that differs does. */
export async function signOns(house, { step, look }) {
  const organisation = await startOrganisation(house.origin);
  try {
    await house.bea.does("POST", "/v1/issuers", organisation.settings);
    await house.convenes();
    const hatice = await house.comes("Hatice");
    await binds(house, look, hatice);
    step("the log-in of the own organisation brings somebody to the waiting room, proven");
    await again(house, look, hatice);
    step("the next time it works at the door");
    await notByAToken(house, look, organisation, hatice);
    step("a token for another, of another, of before or of nobody is refused in words, and a good one taken");
    await freshly(house, organisation, hatice);
    step("a step that wants fresh proof asks the organisation once more, and takes no log-in of before");
    await refused(house, look, organisation, hatice);
    step("another issuer, a weak log-in, an address without proof and another account are refused in words");
  } finally {
    organisation.stop();
  }
}

async function binds(house, look, hatice) {
  const seat = await house.invites("Hatice Demir", "hatice@wijkteam.example");
  await hatice.opens(seat.link);
  await hatice.press("welcome.go");
  await hatice.heading("prove.title");
  await look(hatice, "prove-sign-on");
  await logsIn(hatice, "hatice");
  await hatice.heading("waiting.title");
  assert.equal(new URL(hatice.page.url()).search, "", "the answer is not in the address");
  const me = await hatice.does("GET", "/v1/me");
  assert.deepEqual([me.level, me.method], [3, "sign-on"]);
  assert.equal((await house.seat(seat)).presence, "waiting");
}

async function again(house, look, hatice) {
  await hatice.press("session.end");
  await hatice.button("signOn.at").waitFor();
  await look(hatice, "log-in-sign-on");
  await hatice.press("signOn.at");
  await hatice.heading("meetings.title");
  await hatice.page.goBack();
  await hatice.page.goto(house.url);
  await hatice.heading("meetings.title");
}

const forgeries = {
  "for another": (claims) => void (claims.aud = "another-house"),
  "of another issuer": (claims) => void (claims.iss = "http://other.example"),
  "of a log-in before": (claims, _, before) => void (claims.nonce = before.nonce),
  "of nobody": (_, header) => void (header.alg = "none"),
};

/** What the organisation itself signs, or nobody: the way it came and its key do not make a token right. */
async function notByAToken(house, look, { now }, hatice) {
  const before = now.said;
  await hatice.press("session.end");
  for (const [what, change] of Object.entries(forgeries)) {
    now.forge = (claims, header) => change(claims, header, before);
    await hatice.press("signOn.at");
    await isRefused(hatice);
    assert.equal((await hatice.asks("GET", "/v1/me")).status, 401, `a token ${what} opens nothing`);
    await hatice.page.goto(house.url);
  }
  now.forge = () => {};
  await hatice.press("signOn.at");
  await hatice.heading("meetings.title");
  now.forge = null;
}

/** Who is in by a log-in of an hour ago does nothing that wants fresh proof, until the organisation asked again. */
async function freshly(house, { now }, hatice) {
  const anHourAgo = (claims) => void (claims.auth_time -= 3600);
  const wants = async () => (await hatice.asks("POST", "/v1/passkeys", { ceremony: "x", name: "x", credential: {} })).body.reason;
  await hatice.press("session.end");
  now.forge = anHourAgo;
  await hatice.press("signOn.at");
  await hatice.heading("meetings.title");
  assert.equal(await wants(), "prove-again");

  await hatice.page.goto(`${house.url}access`);
  await asksAgain(hatice);
  await logsInThere(hatice, "hatice");
  await isRefused(hatice);
  assert.equal(await wants(), "prove-again", "by an answer that leans on a log-in of before");
  now.forge = null;

  await hatice.page.getByRole("link", { name: t("signOn.back") }).click();
  await hatice.heading("access.title");
  await asksAgain(hatice);
  await logsInThere(hatice, "hatice");
  await hatice.heading("access.title");
  assert.notEqual(await wants(), "prove-again");
  await hatice.page.goto(house.url);
}

/** Presses what wants fresh proof, and leaves for the organisation from the dialog. */
async function asksAgain(hatice) {
  await hatice.press("access.addPasskey");
  await hatice.press("passkey.make");
  const dialog = hatice.page.getByRole("dialog", { name: t("again.title") });
  await dialog.waitFor();
  await hatice.device.holds(); // what was made is added nowhere
  await hatice.press("signOn.at", {}, dialog);
}

async function refused(house, look, { now }, hatice) {
  await hatice.press("session.end");
  now.tamper = (location) => location.replace(/iss=[^&]+/, "iss=http%3A%2F%2Fother.example");
  await hatice.press("signOn.at");
  await isRefused(hatice);
  await look(hatice, "sign-on-refused");
  now.tamper = (location) => location;

  now.acr = "low";
  const weak = await house.comes("Weak");
  await weak.opens((await house.invites("Wim Weak", "wim@wijkteam.example")).link);
  await weak.press("welcome.go");
  await logsIn(weak, "wim");
  await isRefused(weak);
  now.acr = "substantial";
  await weak.page.getByRole("link", { name: t("signOn.back") }).click();
  await weak.heading("prove.title");
  await weak.page.context().clearCookies({ name: /^_session/ }); // of the organisation
  await logsIn(weak, "wim");
  await weak.heading("waiting.title");

  now.verified = undefined;
  const unproven = await house.comes("Unproven");
  await unproven.opens((await house.invites("Una Vos", "una@wijkteam.example")).link);
  await unproven.press("welcome.go");
  await logsIn(unproven, "una");
  await unproven.page.getByText(like("reasons.address-unverified")).waitFor();
  await look(unproven, "sign-on-unverified");
  assert.equal((await unproven.does("GET", "/v1/me")).level, 1, "no further than the link");
  now.verified = true;

  await house.convenes();
  now.email = () => "hatice@wijkteam.example";
  const swapped = await house.comes("Swapped");
  await swapped.opens((await house.invites("Hatice Demir")).link);
  await swapped.press("welcome.go");
  await logsIn(swapped, "somebody-else");
  await isRefused(swapped);
  assert.equal((await swapped.does("GET", "/v1/me")).level, 1, "no further than the link");
}

/** Types who it is at the organisation, on its own page. */
async function logsIn(person, who) {
  await person.press("signOn.at");
  await logsInThere(person, who);
}

/** Types only once the organisation's page is there: the page of the house may ask for a name too. */
async function logsInThere({ page }, who) {
  await page.waitForURL((url) => url.pathname.startsWith("/log-in/"));
  await page.getByLabel("Naam", { exact: true }).fill(who);
  await page.getByRole("button", { name: "Inloggen", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/log-in/"));
}

async function isRefused({ page }) {
  await page.getByText(like("reasons.proof-unknown")).waitFor();
  await page.getByText(like("signOn.failed")).waitFor();
}
