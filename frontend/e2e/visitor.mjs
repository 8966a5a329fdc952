// SPDX-License-Identifier: EUPL-1.2

import { openWatched } from "./browser.mjs";
import { giveDevice } from "./device.mjs";
import { like, t } from "./texts.mjs";

const patience = 15_000; // milliseconds

/** Who came so far, to tell what each saw when something goes wrong. */
export const everybody = [];

/** Opens a browser of their own for somebody, with a device for passkeys on which there is nothing yet. */
export async function newVisitor(browser, first) {
  const { page, complaints } = await openWatched(browser, { viewport: { width: 1440, height: 900 }, locale: "nl-NL", reducedMotion: "reduce" });
  page.setDefaultTimeout(patience);
  const visitor = new Visitor(first, page, complaints, await giveDevice(page));
  everybody.push(visitor);
  return visitor;
}

/** Somebody with a browser who comes to the door; each press is counted. */
export class Visitor {
  presses = 0;
  opened = [];

  constructor(first, page, complaints, device) {
    Object.assign(this, { first, page, complaints, device });
  }

  async press(key, values, inside = this.page) {
    this.presses += 1;
    await inside.getByRole("button", { name: like(key, values) }).first().click();
  }

  button(key, values) {
    return this.page.getByRole("button", { name: like(key, values) }).first();
  }

  heading(key) {
    return this.page.getByRole("heading", { level: 1, name: t(key), exact: true }).waitFor();
  }

  text(key, values) {
    return this.page.getByText(like(key, values)).first().waitFor();
  }

  /** Opens the link of a mail. From another page of the house a fragment alone would open nothing. */
  async opens(link) {
    this.opened.push(link);
    await this.page.goto(new URL("/api", link).href);
    await this.page.goto(link);
    await this.device.ready();
    await this.heading("welcome.title");
  }

  /** Asks the server as the page would, with the own session; what is refused is answered too. */
  async asks(method, path, body) {
    return this.page.evaluate(
      async ([method, path, body]) => {
        const key = { "Idempotency-Key": crypto.randomUUID() };
        const headers = { ...(method !== "GET" && key), ...(body && { "Content-Type": "application/json" }) };
        const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
        const text = await answer.text();
        return { status: answer.status, body: text && JSON.parse(text) };
      },
      [method, path, body],
    );
  }

  /** As asks, where a refusal is a fault of the test. */
  async does(method, path, body) {
    const answer = await this.asks(method, path, body);
    if (answer.status >= 300) throw new Error(`${this.first}: ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The six digits that this screen says to read out. */
  async spokenCode() {
    return (await this.page.locator(".spoken-code").innerText()).replace(/\D/g, "");
  }

  /** Declares the task with a word of its name, as the own kind of organisation has it. */
  async declaresTask(word) {
    await this.page.getByRole("searchbox").fill(word);
    await this.page.getByRole("radio").first().check();
    await this.press("task.declare");
    await this.text("task.waits");
  }
}
