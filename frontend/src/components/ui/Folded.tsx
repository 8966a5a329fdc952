// SPDX-License-Identifier: EUPL-1.2

interface Props {
  text: string;
  /** How many characters still stand where a short text is meant. */
  longest?: number;
}

/** A text that somebody wrote at length where a short one is meant: its beginning, and the rest at a press. */
export function Folded({ text, longest = 90 }: Props) {
  if (text.length <= longest) return text;
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
