// SPDX-License-Identifier: EUPL-1.2

import type { Plugin } from "vite";

/**
 * Has a page load one part of itself before and beside the rest: as a script that waits for nothing, before the
 * one that the page itself brings. What both need comes once.
 */
export function firstScript(name: string): Plugin {
  return {
    name: "first-script",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }) {
        const first = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry && file.name === name);
        if (!first) throw new Error(`there is no ${name} to load first`);
        return [{ tag: "script", attrs: { type: "module", async: true, fetchpriority: "high", crossorigin: true, src: `/${first.fileName}` }, injectTo: "head-prepend" }];
      },
    },
  };
}
