// SPDX-License-Identifier: EUPL-1.2

/** What kind of device this is, for a name that its owner knows; nothing of it is sent by itself. */
export function deviceKind(): "computer" | "phone" | "tablet" {
  const agent = navigator.userAgent;
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return "tablet";
  return /iPhone|Mobile/.test(agent) ? "phone" : "computer";
}
