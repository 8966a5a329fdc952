// SPDX-License-Identifier: EUPL-1.2

import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { LanguageProvider } from "../i18n/LanguageProvider";
import { noServer } from "../testing/server";
import { isReplaced, lazy } from "./lazy";

const part = { default: ({ name }: { name: string }) => <h1>{name}</h1> };

function show(load: () => Promise<typeof part>) {
  const Part = lazy(load);
  render(<Part name="Ronde" />, { wrapper: LanguageProvider });
  return Part;
}

test("shows the part once it is here", async () => {
  show(async () => part);
  expect(await screen.findByRole("heading", { name: "Ronde" })).toBeVisible();
});

test("shows a part that was fetched before at once", async () => {
  const Part = lazy(async () => part);
  await Part.fetch();
  render(<Part name="Ronde" />, { wrapper: LanguageProvider });
  expect(screen.getByRole("heading", { name: "Ronde" })).toBeVisible();
});

test("says that the server is away, and fetches again at a press", async () => {
  vi.stubGlobal("fetch", noServer);
  const answers = [Promise.reject(new Error("away")), Promise.resolve(part)];
  show(() => answers.shift()!);
  await userEvent.click(await screen.findByRole("button", { name: "Probeer opnieuw" }));
  expect(await screen.findByRole("heading", { name: "Ronde" })).toBeVisible();
});

test.each([
  ["the same page", () => new Response('<script src="/assets/index-1.js">'), false],
  ["another page", () => new Response('<script src="/assets/index-2.js">'), true],
  ["no page", () => new Response("", { status: 503 }), false],
  ["no server", noServer, false],
])("knows by the page of the server whether this one is replaced: %s", async (_, answer, replaced) => {
  const script = document.createElement("script");
  script.type = "module";
  script.setAttribute("src", "/assets/index-1.js");
  document.head.append(script);
  // What comes before the page has a name that stays where the rest changes.
  const first = Object.assign(document.createElement("script"), { type: "module" });
  first.setAttribute("async", "");
  first.setAttribute("src", "/assets/first-1.js");
  document.head.prepend(first);
  vi.stubGlobal("fetch", async () => answer());
  expect(await isReplaced()).toBe(replaced);
  script.remove();
  first.remove();
});
