// SPDX-License-Identifier: EUPL-1.2

import { useMutation } from "@tanstack/react-query";

import { answerOrProve } from "../../api/again";
import { answerOf, api } from "../../api/client";
import { keyed } from "../../api/command";
import { left } from "../session/leaving";
import { useEntered, useMe } from "../session/session";
import { makePasskey, showPasskey } from "./webauthn";

/**
 * Something somebody does to come in, in steps with a device or another site in between. It is not repeated by
 * itself: a device that asks again out of nothing is not to be trusted.
 */
export function useCeremony<Input = void, T = unknown>(run: (input: Input) => Promise<T>, onDone?: (answer: T) => unknown) {
  const { mutate, error, isPending } = useMutation({ mutationFn: run, onSuccess: (answer) => onDone?.(answer), gcTime: 0 });
  return { press: (input: Input) => mutate(input), error, isPending, waiting: false };
}

/** What happens once somebody proved who they are: who came for a meeting knocks there, and the page goes on. */
export function useArrived() {
  const entered = useEntered();
  const meeting = useMe().data?.meeting;
  return async () => {
    if (meeting) await knock(meeting);
    await entered();
  };
}

/** Knocks at the door of a meeting. Where that cannot be now, the screens there say so. */
export async function knock(meeting: string): Promise<void> {
  const path = { meeting };
  await answerOf(api.PUT("/v1/meetings/{meeting}/arrival", { params: { path, header: keyed(crypto.randomUUID()) } })).catch(() => {});
}

/** Makes a passkey, for who came by a link or for who is here and wants another. */
export function useNewPasskey(onDone: () => unknown) {
  return useCeremony(async (name: string) => {
    const { ceremony, options } = await answerOrProve(() => api.POST("/v1/passkey-challenges"));
    const credential = await makePasskey(options);
    await answerOrProve(() => api.POST("/v1/passkeys", { body: { ceremony, name, credential } }));
  }, onDone);
}

/** Comes in with a passkey. */
export function usePasskey() {
  return useCeremony(async () => {
    await left();
    const { ceremony, options } = await answerOf(api.POST("/v1/log-in-challenges"));
    const credential = await showPasskey(options);
    await answerOf(api.POST("/v1/log-ins", { body: { ceremony, credential } }));
  }, useArrived());
}

/** Comes in with a one-time code, after a link. */
export function useCode() {
  return useCeremony((code: string) => answerOf(api.POST("/v1/code-log-ins", { body: { code } })), useArrived());
}
