// SPDX-License-Identifier: EUPL-1.2

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 60_000; // milliseconds; a start makes the keys and plays the demo case

/** Starts the demo in a folder of its own, waits until it invites people, and answers its address and how to stop it. */
export async function startProgram(binary) {
  const data = mkdtempSync(join(tmpdir(), "casustafel-smoke-"));
  const port = await freePort();
  const child = spawn(binary, ["demo", "--stage", "table", "--data", data, "--port", String(port)]);
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const ended = new Promise((resolve) => child.on("exit", resolve).on("error", resolve));

  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}/`;
  const ready = () => output.includes(`${url}#als=`);
  if (await becomesTrue(ready, ended)) return { url, stop };
  await stop();
  throw new Error(`the demo invites nobody to ${url}; it said:\n${output}`);
}

async function becomesTrue(condition, ended) {
  let over = false;
  ended.then(() => (over = true));
  const until = Date.now() + patience;
  while (!over && !condition() && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
