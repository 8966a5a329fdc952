// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState, type RefObject } from "react";

import type { Item } from "../../live/frames";

/**
 * Keeps items of others that come in out of the list while somebody reads it: they are counted, and shown at a
 * press. What is taken away goes at once, and the own item is there at once.
 */
export function useHeldBack(items: readonly Item[], list: RefObject<HTMLElement | null>) {
  const [back, setBack] = useState<ReadonlySet<string>>(new Set());
  const [known, setKnown] = useState<{ items: readonly Item[]; ids: ReadonlySet<string> }>();

  // The items that are new are sorted out before anything is drawn: none may flash by.
  if (known?.items !== items) {
    const fresh = known && known.ids.size > 0 ? items.filter(({ id, mine }) => !mine && !known.ids.has(id)) : [];
    setKnown({ items, ids: new Set(items.map(({ id }) => id)) });
    if (fresh.length && isRead(list.current)) setBack(new Set([...back, ...fresh.map(({ id }) => id)]));
  }
  const show = () => setBack(new Set());
  useShowWhenHidden(show);
  return {
    shown: back.size ? items.filter(({ id }) => !back.has(id)) : items,
    held: back.size ? items.filter(({ id }) => back.has(id)) : [],
    show,
  };
}

/** Nobody reads a list that is not on the screen, or of which only the top is and nothing in it is touched. */
function isRead(list: HTMLElement | null): boolean {
  if (!list || document.visibilityState === "hidden") return false;
  const { top, bottom, height } = list.getBoundingClientRect();
  if (height === 0 || bottom < 0 || top > window.innerHeight) return false;
  return window.scrollY > 0 || list.matches(":focus-within, :hover");
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
