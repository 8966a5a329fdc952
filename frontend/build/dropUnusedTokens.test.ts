// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from "vitest";

import { withoutUnusedTokens } from "./dropUnusedTokens";

test("keeps what is used, directly and through another token", () => {
  const css = ":root{--a:var(--b);--b:#154273}p{color:var(--a, red)}";
  expect(withoutUnusedTokens([css])[0]).toBe(css);
});

test("leaves out what is not used, and what only that refers to", () => {
  const css = ":root{--unused:var(--deeper);--deeper:1px;--a:2px}p{margin:var(--a)}";
  expect(withoutUnusedTokens([css])[0]).toBe(":root{--a:2px}p{margin:var(--a)}");
});

test("leaves out a picture as a whole, and keeps what only looks like a token", () => {
  const css = `:root{--icon:url("data:image/svg+xml;utf8,<path d='m9'/>");--a:2px}.block--wide:hover{margin:var(--a)}`;
  expect(withoutUnusedTokens([css])[0]).toBe(":root{--a:2px}.block--wide:hover{margin:var(--a)}");
});

test("keeps what only another sheet uses", () => {
  const [theme, table] = withoutUnusedTokens([":root{--a:1px;--b:2px}", "table{margin:var(--a)}"]);
  expect(theme).toBe(":root{--a:1px;}");
  expect(table).toBe("table{margin:var(--a)}");
});
