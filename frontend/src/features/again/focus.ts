// SPDX-License-Identifier: EUPL-1.2

const patience = 10_000; // milliseconds

/** Puts the keyboard back at something, once that is no longer busy; not if somebody went elsewhere meanwhile. */
export function returnTo(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return;
  const busy = new MutationObserver(() => focus());
  const focus = () => {
    if (!target.isConnected || target.matches(":disabled")) return;
    busy.disconnect();
    if (document.activeElement === document.body) target.focus();
  };
  busy.observe(target, { attributeFilter: ["disabled"] });
  setTimeout(() => busy.disconnect(), patience);
  setTimeout(focus); // after the dialog is gone
}
