// SPDX-License-Identifier: EUPL-1.2

/** How long after a touch somebody is still taken to be here. More than the page waits before it asks who is here. */
const lately = 60_000; // milliseconds

let touchedAt = Date.now();

for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"]) {
  window.addEventListener(kind, () => (touchedAt = Date.now()), { capture: true, passive: true });
}

/** Says of a request that nobody touched the page lately, so that it keeps no session of who walked away. */
export function marked(request: Request): Request {
  if (Date.now() - touchedAt > lately) request.headers.set("Casustafel-Background", "1");
  return request;
}
