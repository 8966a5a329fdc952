// SPDX-License-Identifier: EUPL-1.2

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { options } from "./browser.mjs";

const toWarmUp = 1_500; // milliseconds

/**
 * Starts Chromium as somebody has it: what drives a page for the other plays follows everything that its scripts do,
 * which makes those up to twice as slow. Nothing is listened to here that was not asked for. Answers how to open a
 * page in a profile of its own, with cookies and nothing else.
 */
export function startBare() {
  const folder = mkdtempSync(join(tmpdir(), "bare-"));
  const flags = ["--headless=new", "--remote-debugging-pipe", `--user-data-dir=${folder}`, "--window-size=1440,900", "about:blank"];
  const browser = spawn(options.executablePath, [...options.args, ...flags], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const send = talk(browser.stdio[3], browser.stdio[4]);
  const close = async () => {
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    await send("Browser.close");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { open: (url, cookies) => open(send, url, cookies), close };
}

/**
 * Opens a page, and waits until the browser stands ready as that of somebody who was somewhere already: to begin one
 * takes longer than to open a page in it. What it keeps is empty after that.
 */
async function open(send, url, cookies = []) {
  const { browserContextId } = await send("Target.createBrowserContext");
  const { targetId } = await send("Target.createTarget", { url: "about:blank", browserContextId });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const tell = (method, params) => send(method, params, sessionId);
  await tell("Network.setCookies", { cookies });
  await tell("Page.enable");
  await tell("Page.navigate", { url });
  await new Promise((resolve) => setTimeout(resolve, toWarmUp));
  await tell("Network.clearBrowserCache");
  return { tell, evaluate: (expression) => evaluate(tell, expression), close: () => send("Target.disposeBrowserContext", { browserContextId }) };
}

async function evaluate(tell, expression) {
  const { result, exceptionDetails } = await tell("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** Speaks the protocol of the browser's own tools over two pipes; a message ends with a zero. */
function talk(there, back) {
  const waiting = new Map();
  let heard = "";
  back.setEncoding("utf8").on("data", (data) => {
    const messages = (heard + data).split("\0");
    heard = messages.pop();
    for (const { id, result, error } of messages.map(JSON.parse)) {
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result);
    }
  });
  let last = 0;
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      there.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}
