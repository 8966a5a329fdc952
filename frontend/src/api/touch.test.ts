// SPDX-License-Identifier: EUPL-1.2

import { afterEach, expect, test, vi } from "vitest";

import { api } from "./client";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what the page asks while nobody touches it is no use of the session, and a touch is", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.headers.get("Casustafel-Background"));
    return Response.json({});
  });
  window.dispatchEvent(new Event("keydown"));
  await api.GET("/v1/me");
  vi.setSystemTime(Date.now() + 61_000);
  await api.GET("/v1/me");
  window.dispatchEvent(new Event("pointerdown"));
  await api.GET("/v1/me");
  expect(asked).toEqual([null, "1", null]);
});
