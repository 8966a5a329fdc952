// SPDX-License-Identifier: EUPL-1.2

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { LanguageProvider } from "../i18n/LanguageProvider";
import { Twice } from "./Twice";

function show() {
  const onPress = vi.fn();
  render(<Twice label="Sluit" sure="Echt sluiten?" disabled={false} onPress={onPress} />, { wrapper: LanguageProvider });
  return { user: userEvent.setup(), onPress, button: screen.getByRole("button", { name: "Sluit" }) };
}

test("a key that is held down asks, and does not answer", async () => {
  const { user, onPress, button } = show();
  button.focus();
  await user.keyboard("{Enter}{Enter}{Enter}");
  expect(screen.getByRole("group", { name: "Echt sluiten?" })).toHaveFocus();
  expect(onPress).not.toHaveBeenCalled();
});

test("yes is one key further, and does it", async () => {
  const { user, onPress, button } = show();
  button.focus();
  await user.keyboard("{Enter}");
  await user.tab();
  await user.keyboard("{Enter}");
  expect(onPress).toHaveBeenCalledOnce();
});

test("no brings the keyboard back to where it came from", async () => {
  const { user, onPress, button } = show();
  await user.click(button);
  await user.click(screen.getByRole("button", { name: "Nee" }));
  expect(screen.getByRole("button", { name: "Sluit" })).toHaveFocus();
  expect(onPress).not.toHaveBeenCalled();
});
