// SPDX-License-Identifier: EUPL-1.2

/** Brings the keyboard to an element, also where its pane or the composer is folded away. */
export function reach(id: string) {
  const element = document.getElementById(id);
  if (!element) return;
  if (id === "show-new") {
    element.click();
    return;
  }
  const pane = element.closest<HTMLElement>("[data-pane]")?.dataset.pane;
  if (pane) press(document.querySelector<HTMLElement>(`[data-tab="${pane}"]`));
  requestAnimationFrame(() => {
    press(element.closest<HTMLElement>("[data-folded=true]")?.querySelector<HTMLElement>("[aria-expanded=false]"));
    requestAnimationFrame(() => arrive(element));
  });
}

/** Shows where one came, also to who pressed with a mouse: on a wide screen nothing else moves. */
function arrive(element: HTMLElement) {
  element.focus();
  element.dataset.reached = "";
  element.addEventListener("blur", () => delete element.dataset.reached, { once: true });
}

/** Presses what is on the screen: tabs and folds are on a narrow one only. */
function press(button: HTMLElement | null | undefined) {
  if (button?.getClientRects().length) button.click();
}
