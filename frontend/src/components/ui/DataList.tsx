// SPDX-License-Identifier: EUPL-1.2

import type { ReactNode } from "react";

/** Pairs of what something is and what it says; a pair without value is left out. */
export function DataList({ rows }: { rows: readonly (readonly [key: string, value: ReactNode])[] }) {
  return (
    <dl className="pairs">
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
