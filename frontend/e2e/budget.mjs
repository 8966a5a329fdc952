// SPDX-License-Identifier: EUPL-1.2
//
// What the table costs whoever opens it for the first time: the scripts and the
// sheets that come over the line, compressed, stay within their budget.
// Usage: node e2e/budget.mjs BINARY

import assert from "node:assert/strict";
import { resolve } from "node:path";

import { startProgram } from "./program.mjs";
import { tableOf } from "./weight.mjs";

const budget = { js: 150, css: 30 }; // kilobytes

const running = await startProgram(resolve(process.argv[2]));
const table = await tableOf(running.url, "Stef");
try {
  const weight = await table.load();
  assert.deepEqual(over(weight), []);
  assert.ok(weight.js > 20 && weight.css > 2, `the page is too light to be one: ${JSON.stringify(weight)}`);
  console.log(`the table takes ${weight.js.toFixed(0)} kB of scripts and ${weight.css.toFixed(0)} kB of sheets`);
} finally {
  await table.close();
  await running.stop();
}
// A check that cannot fail proves nothing.
assert.equal(over({ js: budget.js + 1, css: budget.css + 1 }).length, 2, "planted growth");

function over(weight) {
  return Object.entries(budget)
    .filter(([kind, most]) => weight[kind] > most)
    .map(([kind, most]) => `${weight[kind].toFixed(1)} kB of ${kind}, at most ${most}`);
}
