// SPDX-License-Identifier: EUPL-1.2

import { createContext, useContext, useMemo, type ReactNode } from "react";

/** Which meeting a screen is of, and how to wait until a deed in it is on the screen. */
interface Place {
  meeting: string;
  settled: (version: number) => Promise<unknown>;
}

const Context = createContext<Place | null>(null);

export function PlaceProvider({ meeting, settled, children }: Place & { children: ReactNode }) {
  const place = useMemo(() => ({ meeting, settled }), [meeting, settled]);
  return <Context value={place}>{children}</Context>;
}

export function usePlace(): Place {
  const place = useContext(Context);
  if (!place) throw new Error("usePlace is used outside a meeting");
  return place;
}
