// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { own } from "../../api/queries";
import type { View } from "../../api/types";

/** What a certificate states: the fourth line of its signed note, as docs/certificate.md describes it. (S6) */
export interface Statement {
  closedAt: string;
  participants: readonly Stated[];
  items: {
    put: number;
    released: number;
    destroyed: number;
    withdrawn: number;
    kinds: readonly { detail: View<"Detail">; personal: boolean; count: number }[];
  };
  releases: readonly Released[];
  agreements: number;
  destruction: { at: string };
  kept: readonly { what: "parcels" | "case" | "record"; until?: string }[];
}

/** Somebody by number, the order in which people were invited; as what and with which task only where all there may know. (M6) */
export interface Stated {
  number: number;
  capacity?: View<"Capacity">;
  task?: string;
  taskInOwnWords?: boolean;
  underTaskOf?: number;
  stays: readonly View<"Stay">[];
}

export interface Released {
  item: number;
  from: number;
  to: number;
  agreement?: number;
  ownTask?: boolean;
  inOtherWords?: boolean;
}

const lineOfStatement = 3;

export function useStatement(meeting: string) {
  return useQuery({
    queryKey: [own, "certificate", meeting],
    queryFn: async () => statementIn(await answerOf(api.GET("/v1/meetings/{meeting}/certificate", { params: { path: { meeting } } }))),
    gcTime: 0,
  });
}

function statementIn({ note }: View<"Certificate">): Statement {
  return JSON.parse(String(note).split("\n")[lineOfStatement] ?? "") as Statement;
}
