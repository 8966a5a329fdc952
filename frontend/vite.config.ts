// SPDX-License-Identifier: EUPL-1.2

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { dropUnusedTokens } from "./build/dropUnusedTokens.ts";
import { firstScript } from "./build/firstScript.ts";

// What every screen needs comes in one piece, and what several parts of the table share with it: each file takes a
// request, and most of these are smaller than its headers.
const everywhere =
  /src\/(api|lib|live|features\/session\/session|features\/convene\/progress|features\/table\/(Dialog|Reasons|WaitingList|catalogue|names|reach|rights)\.|components\/[A-Z]|components\/ui\/(?!DayField|Table))|src\/i18n\/(index|nl|Language)/;

// What runs before the rest is here, and waits for none of it.
const before = /src\/(api\/(client|touch)|live\/(early|socket))\.|node_modules\/openapi-fetch/;

export default defineConfig({
  plugins: [react(), dropUnusedTokens(), firstScript("first")],
  build: {
    // The policy allows no data: font and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: "index.html", first: "src/first.ts" },
      output: { codeSplitting: { groups: [{ name: "before", test: before, priority: 1 }, { name: "shared", test: everywhere }] } },
    },
  },
  server: {
    proxy: { "/v1": "http://127.0.0.1:8080" },
  },
  test: {
    environment: "jsdom",
    setupFiles: "src/testing/setup.ts",
    include: ["src/**/*.test.{ts,tsx}", "build/**/*.test.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
    sequence: { shuffle: true },
  },
});
