// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/table-css/dist/index.css";

import type { ReactNode } from "react";

interface Props {
  /** Names the table for who cannot see what stands above it: by the id of a heading, or in words. */
  labelledBy?: string;
  label?: string;
  columns: readonly ReactNode[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

export function Table({ labelledBy, label, columns, rows }: Props) {
  return (
    <table className="utrecht-table" aria-labelledby={labelledBy} aria-label={label}>
      <thead className="utrecht-table__header">
        <tr className="utrecht-table__row">
          {columns.map((column, index) => (
            <th key={index} scope="col" className="utrecht-table__header-cell">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="utrecht-table__body">
        {rows.map(({ key, cells }) => (
          <tr key={key} className="utrecht-table__row">
            {cells.map((cell, index) => (
              <td key={index} className="utrecht-table__cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
