// SPDX-License-Identifier: EUPL-1.2

import "./ConsentForm"; // fetched when somebody opens it; a test does not wait for that

import { screen, waitFor, within } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { hatice, head, omarsSeat } from "../../testing/meeting";
import { done } from "../../testing/server";
import { openTable, people } from "../../testing/table";

const consents = `/v1/cases/${head.id}/consents`;
beforeAll(standInForDialogs);

const id = "0193ea00-0000-7000-8000-000000000001";

test("who gives something records the consent for it: for what, for whom and until when", async () => {
  const sent: unknown[] = [];
  const { user } = openTable(
    {},
    {
      [`GET ${consents}`]: () => Response.json({ consents: sent.length ? [{ id, subject: head.subjects[0]!.id, words: "Of er behandeling loopt", withdrawn: false }] : [] }),
      [`POST ${consents}`]: async (request) => {
        sent.push(await request.json());
        return done(id);
      },
    },
  );
  await user.click(await screen.findByRole("button", { name: "Er is toestemming" }));
  const dialog = within(await screen.findByRole("dialog"));
  const record = dialog.getByRole("button", { name: "Leg vast" });
  for (const [field, words] of [
    ["Welke gegevens?", "Of er behandeling loopt"],
    ["Voor wie?", "het wijkteam"],
    ["Waarvoor?", "dit plan"],
  ] as const) {
    await user.type(dialog.getByRole("textbox", { name: field }), words);
  }
  expect(record, "without an end it is no consent").toHaveAttribute("aria-disabled", "true");
  await user.type(dialog.getByRole("textbox", { name: "Tot wanneer?" }), "het plan eindigt");
  await user.click(record);
  await waitFor(() =>
    expect(sent).toEqual([
      { subject: head.subjects[0]!.id, words: "Of er behandeling loopt; voor het wijkteam; waarvoor: dit plan; tot: het plan eindigt." },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole("combobox", { name: /Toestemming/ })).toHaveValue(id));
});

test("who gives advice without persons has nothing to record", async () => {
  const omar = people.find(({ participant }) => participant === omarsSeat)!;
  openTable({ me: { ...hatice, participant: omar.participant, capacity: "adviser", confirmed: true, accepted: true, presence: "at-table" } });
  await screen.findByRole("textbox", { name: "Wat legt u op tafel?" });
  expect(screen.queryByRole("button", { name: "Er is toestemming" })).not.toBeInTheDocument();
});
