// SPDX-License-Identifier: EUPL-1.2

import { vi } from "vitest";

import type { View } from "../api/types";
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
      prepared: true,
    },
    {
      id: "0193e200-0000-7000-8000-000000000002",
      stage: "convened",
      plannedStart: "2026-12-02T09:00:00Z",
      plannedEnd: "2026-12-02T10:00:00Z",
      organiser: true,
      prepared: true,
    },
  ],
  cases: [],
};

const task: View<"CatalogueTask"> = {
  id: "wmo-access",
  partner: "municipality-access-wmo",
  name: "Onderzoek na melding (toeleiding)",
  laws: ["wmo"],
  lawText: "Wet maatschappelijke ondersteuning 2015",
  article: "2.3.1",
  ground: "public-task",
  groundText: "taak van algemeen belang",
  groundVerified: true,
  secrecy: "social-support",
  secrecyText: "ja",
  private: false,
  follows: false,
  verified: true,
  source: "VNG",
  asOf: "2025-07-05",
};

export const catalogue: View<"Catalogue"> = {
  tasks: [
    task,
    { ...task, id: "debt-relief", partner: "municipality-debt-relief", name: "Gemeentelijke schuldhulpverlening" },
    { ...task, id: "process-direction", partner: "process-director", name: "Samenwerking organiseren", follows: true },
  ],
  domains: [
    { value: "housing", label: "wonen", english: "housing" },
    { value: "finances", label: "financiën", english: "finances" },
  ],
  partners: [
    { value: "municipality-access-wmo", label: "gemeente, toegang Wmo" },
    { value: "municipality-debt-relief", label: "gemeente, schuldhulp" },
    { value: "process-director", label: "procesregisseur in het sociaal domein" },
    { value: "expert", label: "expert of adviseur zonder eigen taak" },
  ],
  secrecies: [
    { value: "none", label: "geen wettelijk beroepsgeheim" },
    { value: "agreed", label: "afgesproken geheimhouding" },
    { value: "medical", label: "medisch beroepsgeheim" },
  ],
  laws: [
    { value: "youth", label: "Jeugdwet" },
    { value: "wmo", label: "Wet maatschappelijke ondersteuning 2015" },
  ],
  natures: [
    { value: "ordinary", label: "gewone persoonsgegevens" },
    { value: "no-person", label: "geen persoonsgegevens" },
  ],
  origins: [{ value: "own-file", label: "eigen dossier" }],
  details: [
    { value: "that", label: "alleen dát iets speelt" },
    { value: "what", label: "ook wát er speelt" },
  ],
  grounds: [{ value: "public-task", label: "taak van algemeen belang" }],
};

const document = {
  openapi: "3.0.3",
  paths: {
    "/v1/me": { get: { summary: "Who is logged in" }, parameters: [] },
    "/v1/meetings/{meetingId}/closure": { put: { summary: "Close the meeting" } },
  },
};

/** Who is here, proven; Noor convenes. */
export function viewer(change: Partial<View<"Viewer">> = {}): View<"Viewer"> {
  return {
    id: persons[0]!.id,
    name: "Noor van Dalen",
    level: 3,
    method: "demo",
    known: true,
    methods: [],
    signOn: [],
    roles: ["organiser"],
    newProofs: 0,
    ...change,
  };
}

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Stands in for the network, and for nothing behind it: answers with the shapes of the API, remembers
 * who is logged in, and writes down each request. Entries of `instead` answer in its place.
 */
export function serve(instead: Record<string, Handler> = {}, loggedIn?: (typeof persons)[number]) {
  let me = loggedIn;
  const requests: string[] = [];
  const handlers: Record<string, Handler> = {
    "GET /v1/entrance": () => Response.json({ house: "Gemeente Waterkamp", demo: true, signOn: [] }),
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
    "GET /v1/me": () => (me ? Response.json(viewer({ id: me.id, name: me.name })) : problem(401, "not-logged-in")),
    "GET /v1/meetings": () => (me ? Response.json(mine) : problem(401, "not-logged-in")),
    "GET /v1/people": () => Response.json({ people: persons.map((person) => ({ ...person, known: true })) }),
    "GET /v1/organisations": () => Response.json({ organisations: [] }),
    "GET /v1/catalogue": () => Response.json(catalogue),
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

/** What every command answers that was done. */
export function done(id = "0193e600-0000-7000-8000-000000000001", version = 1): Response {
  return Response.json({ id, version });
}

export function problem(status: number, reason: string, errors: components["schemas"]["FieldError"][] = []): Response {
  const body: components["schemas"]["Problem"] = {
    type: `urn:casustafel:reason:${reason}`,
    title: "Refused",
    status,
    detail: reason,
    reason,
    rule: "",
    errors,
  };
  return Response.json(body, { status, headers: { "Content-Type": "application/problem+json" } });
}
