// SPDX-License-Identifier: EUPL-1.2
//
// How long it takes until somebody who opens the table for the first time can type
// there, on slow computers and slow networks. Figures only; docs/performance.md says
// how to read them.
// Usage: node e2e/speed.mjs BINARY

import { resolve } from "node:path";

import { startProgram } from "./program.mjs";
import { tableOf } from "./weight.mjs";

const times = 7;
const megabit = 1_000_000 / 8; // bytes
const slowLaptop = 1000; // the least that still counts as a desktop computer, in the measure of pace.mjs
const line = { latency: 40, downloadThroughput: 10 * megabit, uploadThroughput: 5 * megabit };
const telephone = { latency: 150, downloadThroughput: 1.6 * megabit, uploadThroughput: 0.75 * megabit };

const running = await startProgram(resolve(process.argv[2]));
const table = await tableOf(running.url, "Stef");
try {
  const pace = await table.pace();
  const slower = Math.max(1, pace / slowLaptop);
  console.log(`this computer does ${pace.toFixed(0)}, a slow laptop ${slowLaptop}: it is made ${slower.toFixed(1)} times slower`);
  const profiles = {
    "this computer": {},
    "slow laptop": { slower, network: line },
    "slow laptop, slow telephone network": { slower, network: telephone },
  };
  console.log(row("profile", "something shows", "one can type", "kB scripts", "kB sheets", "kB fonts"));
  for (const [name, profile] of Object.entries(profiles)) {
    const loads = [];
    for (let number = 0; number < times; number++) loads.push(await table.load(profile));
    const of = (key) => middle(loads.map((one) => one[key]));
    console.log(row(name, `${of("painted").toFixed(0)} ms`, `${of("canType").toFixed(0)} ms`, ...["js", "css", "font"].map((kind) => of(kind).toFixed(0))));
  }
} finally {
  await table.close();
  await running.stop();
}

function middle(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function row(...cells) {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(36) : cell.padStart(16))).join("");
}
