// SPDX-License-Identifier: EUPL-1.2

import type { Plugin } from "vite";

// A value in quotes may hold a semicolon, as the address of a picture does.
const declaration = /(--[\w-]+)\s*:(?:"[^"]*"|'[^']*'|[^;{}"'])*(?:;|(?=}))/g;
const use = /var\(\s*(--[\w-]+)/g;

/** Leaves out custom properties that no sheet refers to, also those that only such a property refers to. */
export function withoutUnusedTokens(sheets: readonly string[]): string[] {
  let before: readonly string[] = sheets;
  for (;;) {
    const used = new Set(before.flatMap((css) => Array.from(css.matchAll(use), (match) => match[1])));
    const after = before.map((css) => css.replace(declaration, (whole, name: string) => (used.has(name) ? whole : "")));
    if (after.join() === before.join()) return after;
    before = after;
  }
}

/**
 * The theme brings tokens for every component there is; the page ships those that it uses. A screen that is
 * fetched later has a sheet of its own, so all sheets are looked at together.
 */
export function dropUnusedTokens(): Plugin {
  return {
    name: "drop-unused-tokens",
    apply: "build",
    generateBundle(_, bundle) {
      const sheets = Object.values(bundle).filter((file) => file.type === "asset" && file.fileName.endsWith(".css"));
      const cleaned = withoutUnusedTokens(sheets.map((file) => ("source" in file ? String(file.source) : "")));
      sheets.forEach((file, index) => Object.assign(file, { source: cleaned[index] }));
    },
  };
}
