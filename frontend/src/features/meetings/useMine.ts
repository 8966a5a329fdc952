// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { own, whileHere } from "../../api/queries";

const lookAgainAfter = 15_000; // milliseconds

/** The own meetings, followed while the page is in view. That keeps no session: nobody touches the page for it. */
export function useMine() {
  return useQuery({
    queryKey: [own, "meetings"],
    queryFn: () => answerOf(api.GET("/v1/meetings")),
    refetchInterval: whileHere(lookAgainAfter),
  });
}
