// SPDX-License-Identifier: EUPL-1.2

import { Away, Refused } from "../../api/client";

export const documentPath = "/v1/openapi.json";

export interface Operation {
  method: string;
  path: string;
  summary: string;
}

/** The part of an OpenAPI document that a list of its operations needs. */
export interface ApiDocument {
  paths: Record<string, Record<string, { summary?: string }>>;
}

const methods = ["get", "post", "put", "patch", "delete"];

export async function fetchOperations(): Promise<Operation[]> {
  const response = await fetch(documentPath).catch(() => {
    throw new Away();
  });
  if (!response.ok) throw new Refused(response.status, "unknown");
  return operationsOf((await response.json()) as ApiDocument);
}

/** Answers the operations in the order of the document; a path also holds what is no operation. */
export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, { summary = "" }]) => ({ method: method.toUpperCase(), path, summary })),
  );
}
