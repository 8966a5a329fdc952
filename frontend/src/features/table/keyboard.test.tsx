// SPDX-License-Identifier: EUPL-1.2

import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";

import { standInForDialogs } from "../../testing/dialog";
import { asChair, field, openTable, press } from "../../testing/table";

beforeAll(standInForDialogs);

describe("the keyboard", () => {
  test("a letter brings it to the field, but not while typing", async () => {
    const { user } = openTable();
    const text = await field();
    act(() => document.body.focus());
    await user.keyboard("i");
    await waitFor(() => expect(text).toHaveFocus());
    expect(text).toHaveValue("");
    await user.keyboard("i?");
    expect(text).toHaveValue("i?");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test.each(["/round", "/closing"])("shows the shortcuts of the screen on a question mark: %s", async (screenOf) => {
    const { user } = openTable({ ...asChair, stage: "round" }, {}, screenOf);
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("?");
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Deze uitleg tonen")).toBeVisible();
    expect(dialog.queryByText("Iets op tafel leggen")).not.toBeInTheDocument();
  });

  test("the letters can be switched off", async () => {
    const { user } = openTable();
    const text = await field();
    await user.keyboard("?");
    await user.click(within(await screen.findByRole("dialog")).getByRole("checkbox", { name: "Sneltoetsen gebruiken" }));
    await user.click(await press("Sluit dit venster"));
    await user.keyboard("i");
    await longerThanAlone();
    expect(text).not.toHaveFocus();
  });

  test("letters that are typed on bring nobody anywhere: whose press missed a field would write for all to read", async () => {
    const { user } = openTable();
    const text = await field();
    for (const name of ["Aniek Visser", "iets", "Noi"]) {
      await user.keyboard(name);
      await longerThanAlone();
      expect(text).not.toHaveFocus();
      expect(text).toHaveValue("");
    }
    await user.keyboard("i");
    await waitFor(() => expect(text).toHaveFocus());
  });
});

/** Longer than a key has to stand alone to be a shortcut. */
const longerThanAlone = () => act(() => new Promise((resolve) => setTimeout(resolve, 500)));
