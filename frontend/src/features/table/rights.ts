// SPDX-License-Identifier: EUPL-1.2

import type { Asked, Item, Me, Part, Person, View } from "../../live/frames";

// The server decides; this keeps buttons off the page that it would refuse.

type Capacity = Me["capacity"];

/** Whether a capacity puts items on the table and takes agreements on. */
export function puts(capacity: Capacity): boolean {
  return capacity !== "interpreter";
}

export function takesOn(capacity: Capacity): boolean {
  return capacity !== "interpreter" && capacity !== "adviser";
}

/** Whether somebody may ask for an item at all: advisers take no personal data home. */
export function mayAsk(me: Me, item: Item): boolean {
  return !item.mine && puts(me.capacity) && !(item.personal && me.capacity === "adviser");
}

/** Whether somebody has anything to take something home for: an own task, or an agreement that they took on. (T2) */
export function hasPurpose({ me, agreements }: Pick<View, "me" | "agreements">): boolean {
  return Boolean(me?.task) || agreements.some(({ mine }) => mine);
}

/** The requests that wait for the provider who looks at them. */
export function waitingFor(items: readonly Item[], requests: readonly Asked[]): Asked[] {
  const mine = new Set(items.filter((item) => item.mine).map(({ id }) => id));
  return requests.filter(({ item, state }) => state === "asked" && mine.has(item));
}

const enforcement = new Set<Person["hat"]>(["police", "prosecution", "municipality-enforcement"]);

/** Police, prosecution or fraud enforcement: their presence is always said. */
export function enforces({ hat }: Person): boolean {
  return enforcement.has(hat);
}

export function isAtTable({ presence }: Pick<Person, "presence">): boolean {
  return presence === "at-table";
}

/** Who is at the part of an item and does not see it, by name. */
export function unseenBy(people: readonly Person[], { part, provider, audience }: Item): string[] {
  return names(atPart(people, part).filter(({ participant }) => participant !== provider && !audience.includes(participant)));
}

/** Who is at the table and not at a part, by name. */
export function notAt(people: readonly Person[], part: Part): string[] {
  return names(people.filter((person) => isAtTable(person) && !person.parts.includes(part.id)));
}

function names(people: readonly Person[]): string[] {
  return people.map(({ name }) => name);
}

/** Who would see an item put in a part now. */
export function atPart(people: readonly Person[], part: string): Person[] {
  return people.filter((person) => isAtTable(person) && person.parts.includes(part));
}
