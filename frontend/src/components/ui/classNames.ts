// SPDX-License-Identifier: EUPL-1.2

/** Joins class names and leaves out what is not there. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
