// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from "react";

const longest = 2 ** 31 - 1; // milliseconds; a browser takes a longer wait for none

/** Answers whether a moment is past by the clock of this device, and draws anew when it comes. */
export function useIsPast(moment: string): boolean {
  const [isPast, setPast] = useState(() => left(moment) <= 0);
  useEffect(() => {
    setPast(left(moment) <= 0);
    const timer = setTimeout(() => setPast(left(moment) <= 0), Math.min(Math.max(left(moment), 0), longest));
    return () => clearTimeout(timer);
  }, [moment]);
  return isPast;
}

function left(moment: string): number {
  return new Date(moment).getTime() - Date.now();
}
