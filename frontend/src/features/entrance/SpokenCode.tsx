// SPDX-License-Identifier: EUPL-1.2

/** Six digits to read out, large and in two groups: that is how people say them. */
export function SpokenCode({ code }: { code: string }) {
  return <p className="spoken-code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>;
}
