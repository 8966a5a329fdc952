// SPDX-License-Identifier: EUPL-1.2

import createClient from "openapi-fetch";

import type { paths } from "./schema.gen";

/** The API, typed by its own description. The cookie of the session goes along by itself. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up per call, so that a test can stand in for the network.
  fetch: (request) => globalThis.fetch(request),
});

/** The server did not answer. */
export class Away extends Error {}

/** The server refused; the reason is stable and decides the text. */
export class Refused extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string) {
    super(`refused: ${status} ${reason}`);
    this.status = status;
    this.reason = reason;
  }
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Answers the data of a request, or throws Away or Refused. */
export async function answerOf<T>(request: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await request.catch(() => {
    throw new Away();
  });
  if (response.ok) return data as T;
  const reason = reasonOf(error);
  // A gateway answers 502 to 504, without a reason, when the server behind it is gone.
  if (!reason && response.status >= 502 && response.status <= 504) throw new Away();
  throw new Refused(response.status, reason ?? "unknown");
}

function reasonOf(problem: unknown): string | undefined {
  const isProblem = typeof problem === "object" && problem !== null && "reason" in problem;
  return isProblem ? String(problem.reason) : undefined;
}
