// SPDX-License-Identifier: EUPL-1.2

import { useMutation } from "@tanstack/react-query";

import { answerOrProve } from "./again";
import { Away, Refused, type Answer } from "./client";

const firstPause = 500; // milliseconds
const longestPause = 5_000; // milliseconds

/** Sends one command under a key; the key makes sending it again harmless. */
export type Send<Input, T> = (input: Input, key: string) => Promise<Answer<T>>;

/** The parameters that every command takes: the header with its key. */
export function keyed(key: string) {
  return { "Idempotency-Key": key };
}

/** Whether waiting helps: the server is away, restarting or busy, and said nothing about the command itself. */
export function canWait(error: Error | null): boolean {
  return error instanceof Away || (error instanceof Refused && error.status === 503);
}

/**
 * A command that somebody presses. The key is made at the press and kept while the same press is sent
 * again, for as long as the server is away; so nothing happens twice and nothing is lost by a restart.
 * Where the server wants fresh proof of who is here, that comes in between. waiting tells that it is being
 * sent again; input is what was pressed last.
 */
export function useCommand<Input = void, T = unknown>(send: Send<Input, T>, onDone?: (answer: T, input: Input) => unknown) {
  const { mutate, reset, error, isPending, failureReason, variables } = useMutation({
    mutationFn: ({ input, key }: { input: Input; key: string }) => answerOrProve(() => send(input, key)),
    retry: (_, error) => canWait(error),
    retryDelay: (tries) => Math.min(firstPause * 2 ** tries, longestPause),
    onSuccess: (answer, { input }) => onDone?.(answer, input),
  });
  const press = (input: Input) => mutate({ input, key: crypto.randomUUID() });
  return { press, reset, error, isPending, input: variables?.input, waiting: isPending && canWait(failureReason) };
}
