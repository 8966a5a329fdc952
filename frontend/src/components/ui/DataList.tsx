// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

interface Props {
  rows: readonly (readonly [key: string, value: ReactNode])[];
  /** For short values: beside their keys on a telephone too. */
  dense?: boolean;
}

/** Pairs of what something is and what it says; a pair without value is left out. */
export function DataList({ rows, dense }: Props) {
  return (
    <dl className={dense ? "pairs pairs--dense" : "pairs"}>
      {rows
        .filter(([, value]) => value)
        .map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
