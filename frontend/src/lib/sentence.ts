// SPDX-License-Identifier: EUPL-1.2

/** Answers what somebody typed with a full stop behind it, where another sentence follows. */
export function asSentence(words: string): string {
  return /[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}
