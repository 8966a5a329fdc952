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
    await refused(house, look, organisation, hatice);
    step("another issuer, a weak log-in and another account are refused in words");
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
  await person.page.getByLabel("Naam").fill(who);
  await person.page.getByRole("button", { name: "Inloggen", exact: true }).click();
  await person.page.waitForURL((url) => !url.pathname.startsWith("/log-in"));
}

async function isRefused({ page }) {
  await page.getByText(like("reasons.proof-unknown")).waitFor();
  await page.getByText(like("signOn.failed")).waitFor();
}
