// SPDX-License-Identifier: EUPL-1.2

/** Where something stands: itself and all around it, with its place among its neighbours. */
type Place = readonly { element: Element; index: number }[];

const pressable = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Answers where an element stands, for when it is gone. */
export function placeOf(element: Element | null): Place {
  const place: { element: Element; index: number }[] = [];
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    place.push({ element: at, index: [...(at.parentElement?.children ?? [])].indexOf(at) });
  }
  return place;
}

/** Brings the keyboard back to where it was or, when that is gone, to what stands nearest. */
export function goBack(place: Place) {
  const now = place[0]?.element;
  if (now instanceof HTMLElement && now.isConnected && isShown(now)) focus(now);
  else focus(moved(now) ?? nearest(place) ?? document.getElementById("main"));
}

/** The same link where it stands now: what a list showed may have gone to the next. */
function moved(gone: Element | undefined): Element | undefined {
  if (!(gone instanceof HTMLAnchorElement)) return undefined;
  return [...document.querySelectorAll<HTMLAnchorElement>("main a[href]")].find(({ href }) => href === gone.href);
}

/** The next of a list, else what it stood in; of a part of the page the heading, which says where one is. */
function nearest(place: Place): Element | undefined {
  for (const [at, { element }] of place.entries()) {
    if (!element.isConnected || !isShown(element)) continue;
    const next = element.matches("ul, ol") ? element.children[Math.min(place[at - 1]?.index ?? 0, element.children.length - 1)] : undefined;
    const found = next ?? (element.matches("li") ? element : undefined) ?? headingOf(element);
    if (found) return found;
  }
  return undefined;
}

function headingOf(element: Element): Element | undefined {
  return element.matches("section, dialog, main") ? [...element.querySelectorAll("h1, h2, h3")].find(isShown) : undefined;
}

function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? true; // what draws nothing shows everything
}

function focus(element: Element | null) {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: element.id === "main" });
}

/**
 * Keeps the keyboard on the page: when what has it is taken away, because it was pressed or by what others did, the
 * keyboard goes to what stands nearest and not to the top of the page. Answers how to stop.
 */
export function keepFocus(): () => void {
  let place: Place = [];
  const come = ({ target }: Event) => (place = placeOf(target as Element));
  // A press beside everything is meant to leave.
  const press = ({ target }: Event) => (place = placeOf((target as Element).closest(pressable)));
  const look = () => {
    const had = place[0]?.element;
    if (document.activeElement === document.body && had && !(had.isConnected && isShown(had))) goBack(place);
  };
  const changed = new MutationObserver(look);
  // A part that folds away, as when a telephone is turned, takes the keyboard without changing the page.
  const left = () => requestAnimationFrame(look);
  document.addEventListener("focusin", come);
  document.addEventListener("focusout", left);
  document.addEventListener("pointerdown", press);
  changed.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", come);
    document.removeEventListener("focusout", left);
    document.removeEventListener("pointerdown", press);
    changed.disconnect();
  };
}
