// SPDX-License-Identifier: EUPL-1.2

/**
 * Empties every field, while it is still there: what last had the keyboard is held on to by React and by the
 * browser after it left the page, with what was typed in it.
 */
export function emptyFields() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) field.value = "";
}

let installed = false;

/**
 * Empties the page at the moment that it is left, and loads it anew when the browser takes it out of the cache of
 * Back and Forward: no-store alone does not keep Chromium from showing what was there, also while the server is away.
 */
export function leaveNothingBehind() {
  if (installed) return;
  installed = true;
  window.addEventListener("pagehide", () => document.getElementById("root")?.replaceChildren());
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) window.location.reload();
  });
}
