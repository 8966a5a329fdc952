// SPDX-License-Identifier: EUPL-1.2

import type { LiveStore } from "./store";

const restAfter = 600; // milliseconds: a hand that was on its way has pressed by then
const onTarget = 12; // pixels: half of what the smallest control measures, so that a press in its middle still meets it

const controls = "a[href], button, label, select, summary";

type Places = WeakMap<Element, DOMRect>; // weak: what was taken away is not kept for its place

/**
 * Keeps a press from what others moved. A control that came or moved when the view
 * changed takes none for a moment: whoever was on the way to press meant what was
 * there before, and did not read what is there now. Keys do not miss, and never wait.
 */
export function holdStill(store: LiveStore): () => void {
  let waits = false;
  return store.subscribe(({ view }, { view: before }) => {
    if (waits || view === before || !before.meeting || document.hidden) return;
    const places = placesOf(allControls());
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      hold(allControls().filter((control) => isElsewhere(control, places)));
    });
  });
}

const allControls = () => [...document.querySelectorAll(controls)];

function placesOf(elements: Element[]): Places {
  return new WeakMap(elements.map((element) => [element, element.getBoundingClientRect()]));
}

function isElsewhere(element: Element, places: Places): boolean {
  const now = element.getBoundingClientRect();
  const before = places.get(element);
  return now.width > 0 && !(before && Math.abs(now.x - before.x) <= onTarget && Math.abs(now.y - before.y) <= onTarget);
}

function hold(elements: Element[]) {
  for (const element of elements) {
    element.setAttribute("data-moved", "");
    setTimeout(() => element.removeAttribute("data-moved"), restAfter);
  }
}
