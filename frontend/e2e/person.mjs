// SPDX-License-Identifier: EUPL-1.2

import { people } from "./cast.mjs";
import { openWatched } from "./browser.mjs";
import { sizes } from "./screens.mjs";
import { t, like } from "./texts.mjs";
import { listen } from "./traffic.mjs";

const patience = 15_000; // milliseconds

// Asking who is logged in is answered with 401 until somebody is; Chromium calls that an error.
export const nobodyIsLoggedIn = /status of 401 .*\/v1\/me$/;

/** Opens a page of their own for somebody, logged in and at the door of the meeting. */
export async function arrive(browser, url, first, width = "1440") {
  const person = await logIn(browser, url, first, width);
  await person.opensMeeting();
  return person;
}

/** Opens a page of their own for somebody, logged in. */
export async function logIn(browser, url, first, width = "1440") {
  const { page, complaints } = await openWatched(browser, { viewport: sizes[width], locale: "nl-NL", reducedMotion: "reduce" });
  page.setDefaultTimeout(patience);
  const traffic = listen(page);
  const person = new Person(first, page, complaints, traffic);
  await page.goto(url);
  await person.press("demo.logInAs", { name: people[first] });
  await page.getByRole("heading", { name: t("meetings.title") }).waitFor();
  return person;
}

/** Brings somebody who sits at the table to it, live. Others go there by themselves; who prepares presses. */
export async function toTable(person) {
  const { page } = person;
  const way = page.getByRole("link", { name: t("prepare.back") });
  const live = page.getByText(t("table.connection.live"), { exact: true });
  await way.or(live).first().waitFor();
  if (await way.count()) await way.click();
  await live.waitFor();
  return person;
}

/** Somebody with a browser: each deed is done by pressing and typing in the page. */
export class Person {
  constructor(first, page, complaints, traffic) {
    Object.assign(this, { first, page, complaints, traffic });
  }

  /** From the list of own meetings to the one there is. */
  async opensMeeting() {
    await this.page.getByRole("link", { name: like("meetings.item") }).click();
    await this.page.waitForURL(/\/meetings\//);
    this.atMeeting();
  }

  atMeeting() {
    this.meeting = new URL(this.page.url()).pathname.split("/")[2];
  }

  /** Brings a part of the table into view: on a telephone one shows at a time. */
  async pane(name) {
    const tabs = this.page.getByRole("navigation", { name: t("table.tabs.label") });
    if (await tabs.isVisible()) await this.button(`table.tabs.${name}`, {}, tabs).click();
  }

  button(key, values, inside = this.page) {
    return inside.getByRole("button", { name: like(key, values) });
  }

  press(key, values, inside) {
    return this.button(key, values, inside).first().click();
  }

  region(name) {
    return this.page.getByRole("region", { name });
  }

  /** What the server answers when this page asks. */
  reads(path = "") {
    return this.page.evaluate(async (address) => {
      const answer = await fetch(address);
      return { status: answer.status, body: await answer.json() };
    }, `/v1/meetings/${this.meeting}${path}`);
  }

  async admits(first) {
    await this.pane("decide");
    await this.press("table.admit.button", { name: people[first] });
    await this.button("table.admit.button", { name: people[first] }).waitFor({ state: "detached" });
  }

  async notes(text) {
    await this.pane("agreements");
    await this.page.getByRole("textbox", { name: t("table.notes.title") }).fill(text);
  }

  /** Says under which task of the catalogue, found by its law or its words, this person takes part. */
  async declares(task, follows) {
    const { page } = this;
    const choice = page.locator(`input[type="radio"][value="${task}"]`);
    // Until the page knows for whom somebody comes, and for who comes for an unusual party, it is found by searching.
    const search = page.getByRole("searchbox", { name: like("task.search") });
    await search.waitFor();
    if (!(await choice.count())) await search.fill("e");
    await choice.check();
    if (follows) await page.getByRole("combobox", { name: like("task.follows") }).selectOption(follows);
    await this.press("task.declare");
    await this.button("task.declare").waitFor({ state: "detached" });
  }

  async accepts() {
    await this.press("promise.accept");
    await this.button("promise.accept").waitFor({ state: "detached" });
  }

  async leaves() {
    await this.press("table.leave.button");
    await this.press("table.leave.confirm");
    await this.page.getByRole("heading", { name: t("table.away.title") }).waitFor();
  }

  item(text) {
    return this.page.getByRole("listitem").filter({ hasText: text }).first();
  }

  async withdraws(text) {
    await this.pane("table");
    const item = this.item(text);
    await this.press("table.item.more", {}, item);
    await this.press("table.withdraw.button", {}, item);
    await this.press("table.withdraw.confirm");
    await item.waitFor({ state: "detached" });
  }

  /** Writes an agreement down; what it was first repeats what lies on the table, and is held back. (S4) */
  async drafts({ first, activity, extent, executor, contact, start, end }) {
    await this.pane("agreements");
    await this.press("table.agreements.new");
    const form = this.region(like("table.agreements.label"));
    const box = (key) => form.getByRole("textbox", { name: t(key) });
    await box("table.agreements.activity").fill(first ?? activity);
    await box("table.agreements.extent").fill(extent);
    await fillDay(form.getByRole("group", { name: t("table.agreements.start") }), start);
    if (end) await fillDay(form.getByRole("group", { name: t("table.agreements.end") }), end);
    await box("table.agreements.executor").fill(executor);
    await box("table.agreements.contact").fill(contact);
    if (first) {
      await this.press("table.agreements.save", {}, form);
      await this.button("table.echo.leave", {}, form).waitFor();
      await box("table.agreements.activity").fill(activity);
    }
    await this.press("table.agreements.save", {}, form);
    await form.getByText(t("table.agreements.takenByYou")).nth(0).waitFor();
    await this.button("table.agreements.save", {}, form).waitFor({ state: "detached" });
  }

  async asksFor(text, activity, words) {
    const turn = this.region(activity);
    const fold = turn.locator("details");
    if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").click();
    await turn.getByRole("textbox", { name: t("table.ask.words") }).fill(words);
    const line = fold.getByRole("listitem").filter({ hasText: text });
    await this.press("round.ask.button", {}, line);
    await line.waitFor({ state: "detached" });
  }

  /** Answers what waits here about an item, with one press or in words. */
  async decides(text, how, words) {
    await this.pane("decide");
    const request = this.region(like("table.decide.title")).getByRole("listitem").filter({ hasText: text });
    if (words) {
      await this.press(`table.decide.${how}`, {}, request);
      await request.getByRole("textbox", { name: t(`table.decide.${how}Label`) }).fill(words);
    }
    await this.press(words ? "table.decide.send" : `table.decide.${how}`, {}, request);
    await request.waitFor({ state: "detached" });
  }

  grants(text) {
    return this.decides(text, "grant");
  }

  refuses(text) {
    return this.decides(text, "refuse");
  }

  async discussed(activity) {
    const turn = this.region(activity);
    await this.press("round.next", {}, turn);
    await turn.getByText(t("round.discussed"), { exact: true }).waitFor();
  }

  async goesTo(step) {
    await this.page.getByRole("link", { name: t(`table.steps.${step}`), exact: true }).click();
  }

  async showsNew() {
    await this.pane("table");
    const button = this.page.locator("#show-new");
    if (await button.count()) await button.click();
  }
}

/** A day such as "2026-12-02" in its three boxes. */
export async function fillDay(group, day) {
  const [year, month, number] = day.split("-").map(Number);
  await group.getByRole("textbox", { name: t("day.day") }).fill(String(number));
  await group.getByRole("textbox", { name: t("day.month") }).fill(String(month));
  await group.getByRole("textbox", { name: t("day.year") }).fill(String(year));
}
