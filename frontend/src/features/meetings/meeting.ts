// SPDX-License-Identifier: EUPL-1.2

import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { useCommand, type Send } from "../../api/command";
import { own } from "../../api/queries";

const lookAgainAfter = 2_000; // milliseconds

/** A meeting as the viewer sees it, looked at again and again: what others do shows without a press. */
export function useMeeting(meeting: string) {
  return useQuery({
    queryKey: [own, "meeting", meeting],
    queryFn: () => answerOf(api.GET("/v1/meetings/{meeting}", { params: { path: { meeting } } })),
    refetchInterval: lookAgainAfter,
    gcTime: 0,
  });
}

/** A deed in a meeting; what is on the screen follows from the meeting itself, read again. */
export function useDeed<Input = void, T = unknown>(meeting: string, send: Send<Input, T>, onDone?: (input: Input) => unknown) {
  const queries = useQueryClient();
  return useCommand(send, async (_, input) => {
    onDone?.(input);
    await queries.invalidateQueries({ queryKey: [own, "meeting", meeting] });
  });
}
