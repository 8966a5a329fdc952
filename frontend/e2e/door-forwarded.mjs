// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

/** A mail that was passed on: who comes after its use gets nowhere, and who comes first is heard not to be them. */
export async function forwarded(house, { step, look }) {
  const seat = await house.invites("Mila Peters", "mila@jeugd.example");
  const stranger = await house.comes("Stranger");
  await stranger.opens(seat.link);
  assert.equal(new URL(stranger.page.url()).hash, "", "the token is not in the address");
  await stranger.press("welcome.go");
  await stranger.heading("prove.title");
  await look(stranger, "prove");
  await stranger.press("passkey.make");
  const code = await stranger.spokenCode();
  const asked = await stranger.asks("GET", house.meeting);
  assert.ok(asked.status === 403 || asked.status === 404, `the meeting itself: ${asked.status}`);
  const seen = await house.seat(seat);
  assert.deepEqual([seen.door.first, seen.door.spokenCode], [true, code], "the organiser sees a first time");
  await house.refuses(seat);
  await stranger.text("session.ended");
  await look(stranger, "refused");
  await stranger.page.reload();
  await stranger.button("logIn.passkey").waitFor();
  await stranger.page.goBack();
  assert.equal((await stranger.asks("GET", "/v1/me")).status, 401, "out, after Back too");
  step("who came with somebody's link is out once the code turns out wrong");

  const mila = await house.comes("Mila");
  await mila.opens(await house.showsLink(seat));
  await mila.press("welcome.go");
  await mila.press("passkey.make");
  await mila.heading("waiting.title");
  for (const link of [seat.link, await usedLinkOf(mila)]) {
    const late = await house.comes("Late");
    await late.opens(link);
    await late.press("welcome.go");
    await late.text("welcome.noLink");
    await look(late, "no-link");
    assert.equal((await late.asks("GET", "/v1/me")).status, 401, "a used link opens nothing");
    await late.page.close();
  }
  step("a link that was used, or that another took the place of, opens nothing");
}

const usedLinkOf = ({ opened }) => opened.at(-1);
