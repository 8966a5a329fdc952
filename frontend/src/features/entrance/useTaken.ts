// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from "react";

/**
 * Answers what stood in the address when the page came there, and takes it out: it opens something, and an address
 * stands in the history, in the bar and on a screen that is shared.
 */
export function useTaken(part: "hash" | "search"): string {
  const [taken] = useState(() => window.location[part].slice(1));
  useEffect(() => window.history.replaceState(null, "", window.location.pathname), []);
  return taken;
}
