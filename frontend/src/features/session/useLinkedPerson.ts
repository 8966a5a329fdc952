// SPDX-License-Identifier: EUPL-1.2

import { useCallback, useEffect, useState } from "react";

/**
 * The person that a link such as "#als=noor" offers to log in as, and a way to forget it.
 * The fragment never reaches the server, and opening the link logs nobody in.
 */
export function useLinkedPerson(): [string | null, () => void] {
  const [person, setPerson] = useState(fromAddress);
  useEffect(() => {
    const read = () => setPerson(fromAddress());
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const forget = useCallback(() => {
    window.history.replaceState(null, "", window.location.pathname);
    setPerson(null);
  }, []);
  return [person, forget];
}

function fromAddress(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get("als");
}
