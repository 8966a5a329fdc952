// SPDX-License-Identifier: EUPL-1.2

import createClient from "openapi-fetch";

import type { components, paths } from "./schema.gen";
import { marked } from "./touch";

/** The API, typed by its own description. The cookie of the session goes along by itself. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up per call, so that a test can stand in for the network.
  fetch: (request) => globalThis.fetch(marked(request)),
});

/** One thing that was wrong with a request: where, such as "parts/0" or nowhere, and why. */
export type FieldError = components["schemas"]["FieldError"];

/** The server did not answer. */
export class Away extends Error {}

/** The server refused; the reason is stable and decides the text, errors are all that was wrong. */
export class Refused extends Error {
  readonly status: number;
  readonly reason: string;
  readonly errors: readonly FieldError[];

  constructor(status: number, reason: string, errors: readonly FieldError[] = []) {
    super(`refused: ${status} ${reason}`);
    this.status = status;
    this.reason = reason;
    this.errors = errors;
  }
}

/** The browser did not keep the session that the server gave it. */
export class NotKept extends Error {}

/** What openapi-fetch answers, as far as we ask it. */
export interface Answer<T> {
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
  const { reason, errors } = (error ?? {}) as Partial<components["schemas"]["Problem"]>;
  // A gateway answers 502 to 504, without a reason, when the server behind it is gone.
  if (!reason && response.status >= 502 && response.status <= 504) throw new Away();
  throw new Refused(response.status, reason ?? "unknown", errors);
}
