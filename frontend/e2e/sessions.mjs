// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

/** Ends every session of somebody from elsewhere, so that this page hears of it only over its socket. */
export async function endsEverySession(page, origin) {
  const cookies = await page.context().cookies(origin);
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const { status } = await fetch(`${origin}/v1/sessions`, { method: "DELETE", headers: { Cookie, Origin: origin } });
  assert.equal(status, 204);
}
