// SPDX-License-Identifier: EUPL-1.2

import type { Plugin } from "vite";

// A value in quotes may hold a semicolon, as the address of a picture does.
const declaration = /(--[\w-]+)\s*:(?:"[^"]*"|'[^']*'|[^;{}"'])*(?:;|(?=}))/g;
const use = /var\(\s*(--[\w-]+)/g;

/** Leaves out custom properties that nothing refers to, also those that only such a property refers to. */
export function withoutUnusedTokens(css: string): string {
  for (;;) {
    const used = new Set(Array.from(css.matchAll(use), (match) => match[1]));
    const next = css.replace(declaration, (whole, name: string) => (used.has(name) ? whole : ""));
    if (next === css) return css;
    css = next;
  }
}

/** The theme brings tokens for every component there is; the page ships those that it uses. */
export function dropUnusedTokens(): Plugin {
  return {
    name: "drop-unused-tokens",
    apply: "build",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".css")) {
          file.source = withoutUnusedTokens(String(file.source));
        }
      }
    },
  };
}
