// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { codeNow } from "./codes.mjs";
import { like, t } from "./texts.mjs";

/** Where a passkey cannot be: an app for codes, coupled by its letters. */
export async function codes(house, { step, look }) {
  const seat = await house.invites("Aniek Visser", "aniek@school.example");
  const aniek = await house.comes("Aniek");
  await aniek.opens(seat.link);
  await aniek.press("welcome.go");
  await aniek.device.unlocks(false);
  await aniek.press("passkey.make");
  await aniek.page.getByRole("alert").waitFor();
  await look(aniek, "passkey-failed");
  await aniek.page.getByText(t("prove.noPasskey")).click();
  await aniek.press("code.begin");
  const letters = await aniek.page.locator("code").first().innerText();
  await look(aniek, "codes");
  await aniek.page.getByLabel(t("code.label")).fill(codeNow(letters));
  await aniek.press("code.add");
  const code = await aniek.spokenCode();
  await house.confirms(seat, code);
  await aniek.heading("waiting.title");
  assert.equal((await aniek.does("GET", "/v1/me")).method, "code");
  step("who cannot have a passkey comes in with codes");
}

/** A step that wants fresh proof: the passkey of another is refused, the own one goes on with the same press. */
export async function secondProof(house, { step, look }, joris) {
  const { page } = joris;
  const [own] = await joris.device.passkeys();
  await page.goto(`${house.url}access`);
  await joris.heading("access.title");
  await joris.press("access.addPasskey");
  await joris.press("passkey.make");
  await joris.text("passkey.troubles.already");
  await joris.device.holds();
  await page.getByLabel(t("passkey.name")).fill("Telefoon");
  await joris.press("passkey.make");
  await page.getByText("Telefoon", { exact: true }).waitFor();
  await look(joris, "access");

  const keys = await refuseOnce(page, "/removal");
  const line = page.getByRole("listitem").filter({ hasText: "Telefoon" });
  await joris.press("access.remove", {}, line);
  await joris.press("common.yes", {}, line);
  const dialog = page.getByRole("dialog", { name: t("again.title") });
  await dialog.waitFor();
  await look(joris, "again");
  await joris.device.holds(...(await house.noor.device.passkeys()));
  await joris.press("passkey.use", {}, dialog);
  await dialog.getByText(like("reasons.proof-unknown")).waitFor();
  await joris.device.holds(own);
  await joris.press("passkey.use", {}, dialog);
  await line.waitFor({ state: "detached" });
  assert.equal(keys.length, 2, "sent again");
  assert.equal(new Set(keys).size, 1, "under the same key");
  step("a step that wants fresh proof takes the own passkey and no other, and goes on by itself");
}

/** Stands in for the time after which the server wants fresh proof; answers the keys of what was sent. */
async function refuseOnce(page, end) {
  const keys = [];
  await page.route(`**${end}`, async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    if (keys.length > 1) return route.continue();
    const reason = "prove-again";
    const problem = { type: `urn:casustafel:reason:${reason}`, title: "Forbidden", status: 403, detail: reason, reason, rule: "", errors: [] };
    return route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(problem) });
  });
  return keys;
}

/** Logging in somewhere else too, seeing it, and ending it. */
export async function ownAccess(house, { step }, joris) {
  const other = await house.comes("Joris-2");
  await other.page.goto(house.url);
  await other.device.holds(...(await joris.device.passkeys()));
  await other.press("logIn.passkey");
  await other.heading("meetings.title");
  await joris.page.reload();
  await joris.page.getByText(t("access.here"), { exact: true }).waitFor();
  await joris.press("access.end", {}, joris.page.getByRole("list", { name: t("access.sessions") }));
  await joris.button("access.end").waitFor({ state: "detached" });
  await other.page.bringToFront(); // who looks at it again sees that it ended
  await other.page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await other.text("session.ended");
  await joris.device.holds(...(await other.device.passkeys())); // the same passkey, further counted
  step("one place to be logged in ends from another");
  await other.page.close();
}

/** A passkey of which there turn out to be two is nobody's any more, and every page of its owner ends. */
export async function entranceWithPasskey(house, { step, look }, joris) {
  const [copied] = await joris.device.passkeys();
  const thief = await house.comes("Thief");
  await thief.page.goto(house.url);
  await thief.device.holds(copied);
  await joris.page.goto(house.url);
  for (let times = 0; times < 2; times++) {
    await joris.press("session.end");
    await joris.device.ready();
    await joris.press("logIn.passkey");
    await joris.heading("meetings.title");
  }
  await thief.press("logIn.passkey");
  await thief.page.getByRole("alert").waitFor();
  await look(thief, "copied");
  assert.equal((await thief.asks("GET", "/v1/me")).status, 401, "a copy opens nothing");
  await joris.page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await joris.text("session.ended");
  step("a passkey of which there are two opens nothing, and ends what was open");
}
