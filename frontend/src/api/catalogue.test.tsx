// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { persons, serve } from "../testing/server";
import { showPage } from "../testing/show";
import { openTable } from "../testing/table";

// Fetched when somebody goes there; a test does not wait for that.
import "../features/convene/NewCase";

test("the lists of the catalogue are in the language of the page", async () => {
  serve({}, persons[0]);
  const user = showPage("/cases/new");
  expect(await screen.findByRole("checkbox", { name: "financiën" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "English" }));
  expect(await screen.findByRole("checkbox", { name: "finances" })).toBeVisible();
  expect(screen.queryByRole("checkbox", { name: "financiën" })).not.toBeInTheDocument();
});

test("a law keeps its Dutch name, and is read out in Dutch", async () => {
  const { user } = openTable();
  await screen.findByRole("textbox", { name: "Wat legt u op tafel?" });
  await user.click(screen.getByRole("button", { name: "English" }));
  const law = () => screen.queryAllByRole("option", { hidden: true }).find(({ textContent }) => textContent?.startsWith("Wet maatschappelijke"));
  await waitFor(() => expect(law()).toHaveAttribute("lang", "nl"));
});
