// SPDX-License-Identifier: EUPL-1.2

/**
 * What somebody is typing, in memory only. It outlives a refusal, a lost connection and another screen, until it
 * was sent or nobody is logged in here any more.
 */
const drafts = new Map<string, unknown>();

export function draftOf<T>(person: string, name: string): T | undefined {
  return drafts.get(`${person}/${name}`) as T | undefined;
}

export function keepDraft(person: string, name: string, value: unknown) {
  drafts.set(`${person}/${name}`, value);
}

export function dropDraft(person: string, name: string) {
  drafts.delete(`${person}/${name}`);
}

/** Forgets what everybody was typing about one thing, such as a meeting, by its id. */
export function forgetDraftsOf(id: string) {
  for (const key of [...drafts.keys()]) if (key.endsWith(`/${id}`)) drafts.delete(key);
}

/** Forgets what everybody but one person was typing; without a person, everything. */
export function forgetDrafts(exceptOf?: string) {
  for (const key of [...drafts.keys()]) {
    if (!exceptOf || !key.startsWith(`${exceptOf}/`)) drafts.delete(key);
  }
}
