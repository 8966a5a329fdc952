// SPDX-License-Identifier: EUPL-1.2

import type { components } from "../api/schema.gen";

type Schemas = components["schemas"];

export type Me = Schemas["Me"];
export type CaseHead = Schemas["CaseHead"];
export type Tally = Schemas["Tally"];
export type ParcelHead = Schemas["ParcelHead"];
export type Part = Schemas["Part"];
export type Person = Schemas["Person"];
export type Item = Schemas["Item"];
export type Asked = Schemas["Request"];
export type Agreement = Schemas["Agreement"];

/** What a meeting is by itself, without what is in it. */
export type Head = Schemas["LiveHead"];

/** One message of the server: what changed for this reader, or with whole all there is. */
export type Frame = Schemas["LiveFrame"];

/** What a reader has now. Lists are in the order in which they were made. */
export interface View {
  version: number;
  meeting: Head | undefined;
  me: Me | undefined;
  case: CaseHead | undefined;
  tally: Tally | undefined;
  parcel: ParcelHead | undefined;
  parts: readonly Part[];
  people: readonly Person[];
  items: readonly Item[];
  requests: readonly Asked[];
  agreements: readonly Agreement[];
}

export const nothing: View = {
  version: 0,
  meeting: undefined,
  me: undefined,
  case: undefined,
  tally: undefined,
  parcel: undefined,
  parts: [],
  people: [],
  items: [],
  requests: [],
  agreements: [],
};

const singles = new Set(["meeting", "me", "case", "tally", "parcel"]);

const lists: Readonly<Record<string, { list: keyof View; id: string }>> = {
  part: { list: "parts", id: "id" },
  person: { list: "people", id: "participant" },
  item: { list: "items", id: "id" },
  request: { list: "requests", id: "id" },
  agreement: { list: "agreements", id: "id" },
};

type Entry = Readonly<Record<string, string>>;

/** Answers the view after a frame. A key that this page does not know is left alone. */
export function fold(before: View, frame: Frame): View {
  const after: Record<string, unknown> = frame.whole ? { ...nothing } : { ...before };
  after.version = frame.v;
  for (const key of frame.gone ?? []) put(after, key, undefined);
  for (const [key, value] of Object.entries(frame.set ?? {})) put(after, key, value);
  return after as unknown as View;
}

function put(view: Record<string, unknown>, key: string, value: unknown) {
  if (singles.has(key)) {
    view[key] = value;
    return;
  }
  const [kind = "", id] = key.split("/");
  const of = Object.hasOwn(lists, kind) ? lists[kind] : undefined;
  if (!of || !id) return;
  const others = (view[of.list] as Entry[]).filter((entry) => entry[of.id] !== id);
  view[of.list] = value === undefined ? others : [...others, value as Entry].sort(byId(of.id));
}

/** Ids are made in the order of time. */
function byId(id: string) {
  return (a: Entry, b: Entry) => ((a[id] ?? "") < (b[id] ?? "") ? -1 : 1);
}
