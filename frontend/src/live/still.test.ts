// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { View } from "./frames";
import { holdStill } from "./still";
import { newLive, type LiveStore } from "./store";

const at = new Map<Element, DOMRect>();

function button(y: number): HTMLElement {
  const made = document.body.appendChild(document.createElement("button"));
  at.set(made, new DOMRect(0, y, 100, 24));
  return made;
}

const move = (element: HTMLElement, y: number) => at.set(element, new DOMRect(0, y, 100, 24));
const isHeld = (element: HTMLElement) => element.hasAttribute("data-moved");

/** Lets something happen to the view, and the page be drawn as it is then. */
function change(store: LiveStore, drawn: () => void) {
  store.setState(({ view }) => ({ view: { ...view } as View }));
  drawn();
  vi.advanceTimersToNextFrame();
}

describe("what others move takes no press for a moment", () => {
  let store: LiveStore;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
      return at.get(this) ?? new DOMRect();
    });
    store = newLive();
    store.setState(({ view }) => ({ view: { ...view, meeting: {} } as View }));
    stop = holdStill(store);
  });

  afterEach(() => {
    stop();
    at.clear();
    document.body.replaceChildren();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test("a control that moved or came, and no other", () => {
    const [stays, little, moves] = [button(0), button(100), button(200)];
    let comes: HTMLElement | undefined;
    change(store, () => {
      move(little, 112);
      move(moves, 213);
      comes = button(200);
    });
    expect([stays, little, moves, comes!].map(isHeld)).toEqual([false, false, true, true]);
    vi.advanceTimersByTime(599);
    expect([moves, comes!].map(isHeld)).toEqual([true, true]);
    vi.advanceTimersByTime(1);
    expect([moves, comes!].map(isHeld)).toEqual([false, false]);
  });

  test("of several changes before one drawing, the place before the first counts", () => {
    const moves = button(0);
    store.setState(({ view }) => ({ view: { ...view } as View }));
    move(moves, 40);
    change(store, () => {});
    expect(isHeld(moves)).toBe(true);
  });

  test("nothing is held while somebody types, which moves what it moves at one's own hand", () => {
    const moves = button(0);
    store.setState({ drafts: { item: "half a word" } });
    move(moves, 40);
    vi.advanceTimersToNextFrame();
    expect(isHeld(moves)).toBe(false);
  });

  test("what comes with the first view is pressed at once", () => {
    stop();
    const fresh = newLive();
    stop = holdStill(fresh);
    let comes: HTMLElement | undefined;
    change(fresh, () => (comes = button(0)));
    expect(isHeld(comes!)).toBe(false);
  });
});
