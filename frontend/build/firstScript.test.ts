// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from "vitest";

import { firstScript } from "./firstScript";

type Handler = (html: string, context: { bundle?: object }) => { attrs: Record<string, unknown> }[];

function tagsOf(bundle: object, name = "first") {
  const { transformIndexHtml } = firstScript(name) as unknown as { transformIndexHtml: { handler: Handler } };
  return transformIndexHtml.handler("", { bundle });
}

const bundle = {
  "assets/index-1.js": { type: "chunk", isEntry: true, name: "index", fileName: "assets/index-1.js" },
  "assets/first-2.js": { type: "chunk", isEntry: true, name: "first", fileName: "assets/first-2.js" },
};

test("has the page load a script that waits for nothing", () => {
  expect(tagsOf(bundle).map(({ attrs }) => attrs)).toEqual([
    { type: "module", async: true, fetchpriority: "high", crossorigin: true, src: "/assets/first-2.js" },
  ]);
});

test("refuses to build a page without it", () => {
  expect(() => tagsOf({}, "first")).toThrow("first");
});
