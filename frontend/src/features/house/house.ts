// SPDX-License-Identifier: EUPL-1.2

import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import type { Answer } from "../../api/client";
import type { View } from "../../api/types";
import { useViewer } from "../session/session";

export type PersonLine = View<"PersonLine">;
export type Role = View<"Role">;

export const roles = ["organiser", "coordinator", "fg", "administrator"] as const satisfies readonly Role[];

/** The first two parts of the key of every query about the house. */
const house = [own, "house"];

/** Whom the house knows, as far as this person may know them. */
export function usePeople() {
  return useQuery({ queryKey: [...house, "people"], queryFn: () => answerOf(api.GET("/v1/people")), select: ({ people }) => people });
}

/** With which organisations the house works. */
export function useOrganisations() {
  return useQuery({
    queryKey: [...house, "organisations"],
    queryFn: () => answerOf(api.GET("/v1/organisations")),
    select: ({ organisations }) => organisations,
  });
}

export function useSettings() {
  return useQuery({ queryKey: [...house, "settings"], queryFn: () => answerOf(api.GET("/v1/settings")) });
}

export function useIssuers() {
  return useQuery({ queryKey: [...house, "issuers"], queryFn: () => answerOf(api.GET("/v1/issuers")), select: ({ issuers }) => issuers });
}

/** A command that changes the house: it is busy until what it changed is on the page. */
export function useHouseCommand<Input = void, T = unknown>(
  send: (header: { "Idempotency-Key": string }, input: Input) => Promise<Answer<T>>,
  onDone?: (answer: T, input: Input) => unknown,
) {
  const queries = useQueryClient();
  return useCommand<Input, T>(
    (input, key) => send(keyed(key), input),
    async (answer, input) => {
      await queries.invalidateQueries({ queryKey: house });
      await onDone?.(answer, input);
    },
  );
}

/** Whether who is here has a role in the house; what it allows is for the server to say. */
export function useHas(role: Role): boolean {
  return useViewer().roles.includes(role);
}

/** Answers who or what has all the words in its name or organisation, in whatever order they were written. */
export function found<T>(among: readonly T[], words: string, textOf: (one: T) => string): T[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return among.filter((one) => {
    const text = textOf(one).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export function nameAndOrganisation({ name, organisation }: Pick<PersonLine, "name" | "organisation">): string {
  return `${name}, ${organisation}`;
}
