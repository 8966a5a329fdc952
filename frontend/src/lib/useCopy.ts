// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

/** Copies words at a press, and answers whether that went; before the press nothing. A browser may refuse it. */
export function useCopy(words: string) {
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    void navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { copied, copy };
}
