// SPDX-License-Identifier: EUPL-1.2

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const patience = 60_000; // milliseconds; a start makes the keys and plays the demo case

/**
 * Starts the demo in a folder of its own, in the look of a house where there is one and with a table that closes by itself where that is asked, waits until it invites people, and answers its address and how to stop it;
 * end ends it as an upgrade does, kill without a word, and again starts it anew at the same address with the same folder.
 */
export async function startProgram(binary, stage = "table", { theme, closesIn } = {}) {
  const data = mkdtempSync(join(tmpdir(), "casustafel-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  let running;

  const again = async () => {
    running = run(binary, ["demo", "--stage", stage, "--data", data, "--port", String(port), ...(theme ? ["--theme", theme] : []), ...(closesIn ? ["--closes-in", closesIn] : [])]);
    const { output, ended } = running;
    if (await becomesTrue(() => output.text.includes(`${url}#als=`), ended)) return;
    await stop();
    throw new Error(`the demo invites nobody to ${url}; it said:\n${output.text}`);
  };
  const end = async (signal) => {
    running.child.kill(signal);
    await running.ended;
  };
  const stop = async () => {
    await end("SIGTERM");
    rmSync(data, { recursive: true, force: true });
  };
  await again();
  return { url, stop, again, end: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

/**
 * Makes a house in a folder of its own and serves it where passkeys work; answers its address, the link of its first
 * administrator, and how to stop it, kill it and start it again.
 */
export async function startHouse(binary, { house = "Gemeente Waterkamp", admin = "Bea Bos", email = "bea.bos@waterkamp.example" } = {}) {
  const data = mkdtempSync(join(tmpdir(), "casustafel-house-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const folders = ["--db", join(data, "db"), "--keys", join(data, "keys"), "--origin", origin];
  const made = run(binary, ["init", ...folders, "--house", house, "--admin", admin, "--admin-email", email]);
  await made.ended;
  const link = made.output.text.match(/http:\S+\/j#\S+/)?.[0];
  if (!link) throw new Error(`init printed no link; it said:\n${made.output.text}`);
  let running;

  const again = async () => {
    running = run(binary, ["serve", ...folders, "--listen", `127.0.0.1:${port}`]);
    if (await becomesTrue(() => answers(`${origin}/v1/entrance`), running.ended)) return;
    await stop();
    throw new Error(`the house does not answer at ${origin}; it said:\n${running.output.text}`);
  };
  const end = async (signal) => {
    running.child.kill(signal);
    await running.ended;
  };
  const stop = async () => {
    await end("SIGTERM");
    rmSync(data, { recursive: true, force: true });
  };
  await again();
  return { origin, url: `${origin}/`, link, stop, again, kill: () => end("SIGKILL"), log: () => running.output.text };
}

function answers(address) {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

function run(binary, args) {
  const child = spawn(binary, args);
  const output = { text: "" };
  child.stdout.on("data", (text) => (output.text += text));
  child.stderr.on("data", (text) => (output.text += text));
  const ended = new Promise((resolve) => child.on("exit", resolve).on("error", resolve));
  return { child, output, ended };
}

async function becomesTrue(condition, ended) {
  let over = false;
  ended.then(() => (over = true));
  const until = Date.now() + patience;
  while (!over && !(await condition()) && Date.now() < until) {
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
