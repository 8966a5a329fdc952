// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState, type RefObject } from "react";

import type { Item } from "../../live/frames";

/**
 * Keeps items of others that come in out of the list while somebody reads it: they are counted, and shown at a
 * press. What is taken away goes at once, and the own item is there at once.
 */
export function useHeldBack(items: readonly Item[], list: RefObject<HTMLElement | null>) {
  const touched = useTouched();
  const [back, setBack] = useState<ReadonlySet<string>>(new Set());
  const [known, setKnown] = useState<{ items: readonly Item[]; ids: ReadonlySet<string> }>();

  // The items that are new are sorted out before anything is drawn: none may flash by.
  if (known?.items !== items) {
    const fresh = known && known.ids.size > 0 ? items.filter(({ id, mine }) => !mine && !known.ids.has(id)) : [];
    setKnown({ items, ids: new Set(items.map(({ id }) => id)) });
    if (fresh.length && touched.current && isRead(list.current)) setBack(new Set([...back, ...fresh.map(({ id }) => id)]));
  }
  const show = () => setBack(new Set());
  useShowWhenHidden(show);
  return {
    shown: back.size ? items.filter(({ id }) => !back.has(id)) : items,
    held: back.size ? items.filter(({ id }) => back.has(id)) : [],
    show,
  };
}

/** Somebody reads what is on the screen once they did anything there: a page that nobody touched has no place to lose. */
function isRead(list: HTMLElement | null): boolean {
  if (!list || document.visibilityState === "hidden") return false;
  return [...list.querySelectorAll("li.item")].some((item) => {
    const { top, bottom, height } = item.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < window.innerHeight;
  });
}

const touches = ["pointerdown", "pointermove", "keydown", "wheel", "scroll"];

/** Answers whether anything was done with the page since it was opened. */
function useTouched(): RefObject<boolean> {
  const touched = useRef(false);
  useEffect(() => {
    const touch = () => {
      touched.current = true;
      for (const one of touches) document.removeEventListener(one, touch);
    };
    for (const one of touches) document.addEventListener(one, touch, { passive: true });
    return () => {
      for (const one of touches) document.removeEventListener(one, touch);
    };
  }, []);
  return touched;
}

/** Who comes back to the page finds everything; there is no place to lose. */
function useShowWhenHidden(show: () => void) {
  useEffect(() => {
    const away = () => {
      if (document.visibilityState === "hidden") show();
    };
    document.addEventListener("visibilitychange", away);
    return () => document.removeEventListener("visibilitychange", away);
  });
}
