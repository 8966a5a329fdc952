// SPDX-License-Identifier: EUPL-1.2

import { needsTask } from "../../api/catalogue";
import type { components } from "../../api/schema.gen";
import { dayFromNow } from "../../lib/times";
import type { Item, Person } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { useCatalogue, type Catalogue } from "./catalogue";
import { atPart } from "./rights";

export type NewItem = components["schemas"]["NewItem"];

/** An item that is being written. Hidden are those at the part who are not to see it; of the part itself nobody is. */
export interface ItemDraft {
  text: string;
  part: string;
  detail: Item["detail"];
  domain: Item["domain"] | "";
  nature: Item["nature"];
  origin: Item["origin"];
  dated: string;
  law: Item["law"];
  subjects: readonly string[];
  hidden: readonly string[];
  consent: string;
}

/**
 * The item that is being written, with a sensible value for what was not chosen; how to change it; and under which
 * laws its provider most often has it. It is one's own, or that of somebody without a device, for whom one types.
 */
export function useItemDraft(owner?: Person) {
  const me = useLive(({ view }) => view.me);
  const people = useLive(({ view }) => view.people);
  const parts = useLive(({ view }) => view.parts);
  const subjects = useLive(({ view }) => view.case?.subjects);
  const catalogue = useCatalogue();
  const [chosen, setChosen] = useDraft<Partial<ItemDraft>>(owner ? `item/${owner.participant}` : "item", {});

  const person = owner ?? people.find(({ participant }) => participant === me?.participant);
  const own = parts.filter(({ id }) => person?.parts.includes(id));
  const task = catalogue.tasks.find(({ id }) => id === ((owner ?? me)?.task?.catalogue ?? ""));
  const draft: ItemDraft = {
    text: "",
    // Saying that something is so comes first; saying what takes one step more. (L3)
    detail: "that",
    // Of several points none is likelier: under the wrong one it would be read by others than was meant.
    part: own.length === 1 ? (own[0]?.id ?? "") : "",
    dated: dayFromNow(0),
    subjects: subjects?.[0] ? [subjects[0].id] : [],
    hidden: [],
    consent: "",
    ...sensible(owner ?? me, person?.hat, task),
    ...chosen,
  };
  const change = (part: Partial<ItemDraft>) => setChosen((before) => ({ ...before, ...part }));
  const sent = () => change({ text: "", detail: "that" });
  return { draft, change, sent, parts: own, laws: task?.laws ?? [], others: atPart(people, draft.part).filter((one) => one.participant !== person?.participant) };
}

const domainOf: Partial<Record<Person["hat"], Item["domain"]>> = {
  "housing-corporation": "housing",
  "municipality-debt-relief": "finances",
  "municipality-work-income": "finances",
  "mental-health-care": "mental-health",
  "addiction-care": "addiction",
  police: "safety",
};

const natureOf: Partial<Record<Person["hat"], Item["nature"]>> = {
  "mental-health-care": "health",
  "addiction-care": "health",
  "general-practitioner": "health",
  "district-nursing": "health",
  police: "police",
};

type Sensible = Pick<ItemDraft, "domain" | "nature" | "origin" | "law">;

/** What most often is right for who sits here; each can be changed, and what was chosen stays. */
function sensible(who: Pick<Person, "capacity" | "task"> | undefined, hat: Person["hat"] | undefined, task: Catalogue["tasks"][number] | undefined): Sensible {
  const domain = (hat && domainOf[hat]) ?? "";
  if (who?.capacity === "adviser") return { domain, nature: "no-person", origin: "other", law: "none" };
  if (!who || !needsTask(who.capacity)) return { domain, nature: "ordinary", origin: "subject-said", law: "none" };
  const nature = (hat && natureOf[hat]) ?? "ordinary";
  return { domain, nature, origin: "own-file", law: task?.laws[0] ?? "unknown" };
}

/** What goes to the server. An audience is named only where somebody is left out. */
export function asNewItem(draft: ItemDraft, others: readonly Person[]): NewItem {
  const { text, part, detail, domain, nature, origin, dated, law, subjects, hidden, consent } = draft;
  const sees = others.filter(({ participant }) => !hidden.includes(participant)).map(({ participant }) => participant);
  return {
    text: text.trim(),
    part,
    // That or what is so is of somebody; advice is about nobody.
    detail: nature === "no-person" ? "that" : detail,
    domain: domain as NewItem["domain"],
    nature,
    origin,
    dated,
    law,
    subjects: nature === "no-person" ? [] : [...subjects],
    audience: sees.length === others.length ? null : sees,
    ...(consent && { consent }),
  };
}
