// SPDX-License-Identifier: EUPL-1.2

import { vi } from "vitest";

import type { components, paths } from "../api/schema.gen";

type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export const persons: Get<"/v1/demo/persons"> = [
  { id: "0193e100-0000-7000-8000-000000000001", name: "Noor van Dalen", organisation: "gemeente, procesregie" },
  { id: "0193e100-0000-7000-8000-000000000002", name: "Hatice Demir", organisation: "wijkteam Noord" },
];

export const mine: Get<"/v1/meetings"> = {
  house: "Gemeente Waterkamp",
  meetings: [
    {
      id: "0193e200-0000-7000-8000-000000000001",
      stage: "table",
      plannedStart: "2026-11-24T13:00:00Z",
      plannedEnd: "2026-11-24T14:30:00Z",
      organiser: true,
    },
    {
      id: "0193e200-0000-7000-8000-000000000002",
      stage: "convened",
      plannedStart: "2026-12-02T09:00:00Z",
      plannedEnd: "2026-12-02T10:00:00Z",
      organiser: true,
    },
  ],
  cases: [],
};

const document = {
  openapi: "3.0.3",
  paths: {
    "/v1/me": { get: { summary: "Who is logged in" }, parameters: [] },
    "/v1/meetings/{meetingId}/closure": { put: { summary: "Close the meeting" } },
  },
};

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Stands in for the network, and for nothing behind it: answers with the shapes of the API, remembers
 * who is logged in, and writes down each request. Entries of `instead` answer in its place.
 */
export function serve(instead: Record<string, Handler> = {}) {
  let me: (typeof persons)[number] | undefined;
  const requests: string[] = [];
  const handlers: Record<string, Handler> = {
    "GET /v1/demo/persons": () => Response.json(persons),
    "POST /v1/demo/session": async (request) => {
      const { person } = (await request.json()) as { person: string };
      me = persons.find(({ id }) => id === person);
      return me ? new Response(null, { status: 204 }) : problem(404, "not-found");
    },
    "DELETE /v1/session": () => {
      me = undefined;
      return new Response(null, { status: 204 });
    },
    "GET /v1/me": () => (me ? Response.json({ id: me.id, name: me.name }) : problem(401, "not-logged-in")),
    "GET /v1/meetings": () => (me ? Response.json(mine) : problem(401, "not-logged-in")),
    "GET /v1/openapi.json": () => Response.json(document),
    ...instead,
  };
  vi.stubGlobal("fetch", async (input: Request | string) => {
    const request = input instanceof Request ? input : new Request(new URL(input, window.location.origin));
    const line = `${request.method} ${new URL(request.url).pathname}`;
    requests.push(line);
    const handler = handlers[line];
    if (!handler) throw new Error(`the test asks for ${line}, which the API does not have`);
    return handler(request);
  });
  return requests;
}

/** What fetch does when nobody listens. */
export function noServer(): never {
  throw new TypeError("Failed to fetch");
}

export function problem(status: number, reason: string): Response {
  const body: components["schemas"]["Problem"] = {
    type: `urn:casustafel:reason:${reason}`,
    title: "Refused",
    status,
    detail: reason,
    reason,
    rule: "",
    errors: [],
  };
  return Response.json(body, { status, headers: { "Content-Type": "application/problem+json" } });
}
