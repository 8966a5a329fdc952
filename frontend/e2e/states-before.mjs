// SPDX-License-Identifier: EUPL-1.2

import { openWatched } from "./browser.mjs";
import { t } from "./texts.mjs";

const both = ["390", "1440"];

export async function beforeLoggingIn(browser, running, look) {
  const { page } = await openWatched(browser, { locale: "nl-NL" });
  await page.goto(running.url);
  await page.getByRole("heading", { name: t("demo.title") }).waitFor();
  await look({ first: "nobody", page }, "log-in");
  await page.goto(new URL("/api", running.url).href);
  await page.getByRole("heading", { name: t("operations.title") }).waitFor();
  await look({ first: "nobody", page }, "api", both);
  await page.close();
}

/** What comes before a table, and then back to where this began. */
export async function convening(noor, look) {
  const { page } = noor;
  const meeting = page.url();
  await page.goto(new URL("/", meeting).href);
  await page.getByRole("heading", { name: t("meetings.title") }).waitFor();
  await look(noor, "meetings");
  await page.getByRole("link", { name: t("case.open") }).click();
  await look(noor, "new-case");
  await noor.press("case.openSubmit");
  await page.getByText(t("reasons.purpose-missing")).first().waitFor();
  await look(noor, "new-case-refused", both);
  await page.goto(`${meeting.replace(/\/table.*/, "")}/preparation`);
  await page.getByRole("heading", { name: t("prepare.title") }).waitFor();
  await look(noor, "preparation");
  await page.getByRole("link", { name: t("case.title") }).click();
  await page.getByRole("heading", { name: t("case.title") }).waitFor();
  await look(noor, "case", both);
  await page.getByRole("link", { name: t("convene.title") }).click();
  await page.getByRole("heading", { name: t("convene.title") }).waitFor();
  await look(noor, "new-meeting");
  await page.goto(meeting);
}
