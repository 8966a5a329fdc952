// SPDX-License-Identifier: EUPL-1.2

import { toTable } from "./person.mjs";
import { scene } from "./scenes.mjs";
import { endsEverySession } from "./sessions.mjs";
import { t } from "./texts.mjs";

const both = ["390", "1440"];
const nowhere = "00000000-0000-4000-8000-000000000000";

/** What a page shows that has lost its server, its meeting, or who is logged in. */
export async function whatEnds(program, look) {
  await scene(program, "table", ["Noor", "Stef"], async (running, noor, stef) => {
    for (const person of [noor, stef]) await toTable(person);
    await withoutServer(noor, running, look);
    await lost(noor, look);
    await out(stef, look);
    await sessionEnded(stef, running, look);
  });
  await scene(program, "closed", ["Hatice"], async (_, hatice) => parcelGone(hatice, look));
}

async function withoutServer({ page, ...noor }, running, look) {
  await running.kill();
  await page.getByText(t("table.connection.away"), { exact: true }).waitFor();
  await look({ page, ...noor }, "away", both);
  await running.again();
  await page.getByText(t("table.connection.live"), { exact: true }).waitFor();
}

/** The page came, and its live connection does not. */
async function lost(noor, look) {
  await noor.page.routeWebSocket(/\/live$/, (socket) => socket.close());
  await noor.page.reload();
  await noor.page.getByRole("heading", { name: t("table.lost.title") }).waitFor();
  await look(noor, "lost", both);
}

async function out(stef, look) {
  await stef.page.goto(new URL(`/meetings/${nowhere}/table`, stef.page.url()).href);
  await stef.page.getByRole("heading", { name: t("table.out.title") }).waitFor();
  await look(stef, "out", both);
}

async function sessionEnded(stef, running, look) {
  const { page } = stef;
  await page.goto(new URL(`/meetings/${stef.meeting}/table`, running.url).href);
  await page.getByText(t("table.connection.live"), { exact: true }).waitFor();
  await endsEverySession(page, new URL(running.url).origin);
  await page.getByText(t("session.ended")).waitFor();
  await look(stef, "session-ended", both);
}

async function parcelGone(hatice, look) {
  const { page } = hatice;
  await hatice.press("parcel.open");
  await hatice.press("collect.inMyFile");
  await look(hatice, "parcel-sure", both);
  await hatice.press("collect.yes");
  await page.getByText(t("parcel.gone.collected")).waitFor();
  await look(hatice, "parcel-gone", both);
}
