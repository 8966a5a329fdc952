// SPDX-License-Identifier: EUPL-1.2

import { expect, test } from "vitest";

import { leaveNothingBehind } from "./leave";

test("the page is empty at the moment that it is left", () => {
  const root = document.createElement("div");
  root.id = "root";
  root.textContent = "Er is een huurachterstand.";
  document.body.append(root);
  leaveNothingBehind();
  window.dispatchEvent(new Event("pagehide"));
  expect(document.body.textContent).toBe("");
  root.remove();
});
