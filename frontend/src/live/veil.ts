// SPDX-License-Identifier: EUPL-1.2

import type { Agreement, Asked, CaseHead, Item, Person, View } from "./frames";

/** Stands where words of others stood. */
const gone = "…";

/**
 * What a page keeps when nobody can say whether it may still be seen: the own words, and the shape of the rest. So
 * everything that somebody is typing in stays where it is, and no word of others is left.
 */
export function veil(view: View): View {
  const me = view.me?.participant;
  return {
    ...view,
    case: view.case && veiledCase(view.case),
    parts: view.parts.map(({ id }) => ({ id, title: gone })),
    people: view.people.map((person) => (person.participant === me ? person : veiledPerson(person))),
    items: view.items.map((item) => (item.mine ? item : veiledItem(item))),
    requests: view.requests.map(veiledRequest),
    agreements: view.agreements.map((one) => (one.mine || one.author === me ? one : veiledAgreement(one))),
  };
}

function veiledCase({ id, subjects }: CaseHead): CaseHead {
  return { id, purpose: gone, questions: [gone], subjects: subjects.map((subject) => ({ id: subject.id, label: gone, name: "" })) };
}

function veiledPerson({ participant, capacity, hat, parts, presence, attended }: Person): Person {
  return { participant, capacity, hat, parts, presence, attended, name: gone, organisation: gone };
}

function veiledItem(item: Item): Item {
  return { ...item, text: gone, detail: "that", nature: "ordinary", origin: "other", law: "none", subjects: [] };
}

function veiledRequest({ id, item, recipient, ownTask, state, narrowed }: Asked): Asked {
  return { id, item, recipient, ownTask, state, narrowed, words: gone };
}

function veiledAgreement({ remark: _, end: __, ...agreement }: Agreement): Agreement {
  return { ...agreement, activity: gone, extent: gone, executor: gone, contact: gone };
}
