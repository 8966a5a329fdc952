// SPDX-License-Identifier: EUPL-1.2

const longest = 90; // characters that still stand where one line is meant

/** Whether a text is folded where a short one is meant. */
export function isLong(text: string): boolean {
  return text.length > longest;
}

/** A text that somebody wrote at length where a short one is meant: its beginning, and the rest at a press. */
export function Folded({ text }: { text: string }) {
  if (!isLong(text)) return text;
  const end = text.lastIndexOf(" ", longest - 20);
  const cut = end > 0 ? end : longest - 20;
  return (
    <details className="folded">
      <summary>
        {text.slice(0, cut)}
        <span className="folded__more">…</span>
      </summary>
      {text.slice(cut).trimStart()}
    </details>
  );
}
