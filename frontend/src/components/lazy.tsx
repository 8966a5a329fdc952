// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState, type ComponentType } from "react";

import { Away } from "../api/client";
import { Failure } from "./Failure";
import { Loading } from "./Loading";

/** A part of the page that is fetched later, by itself when it is shown or before by fetch. */
export type Lazy<Props> = ComponentType<Props> & { fetch: () => Promise<void> };

interface Options {
  /** Whether it stands within a page on which somebody may be typing. */
  within?: boolean;
}

/**
 * Makes a part of the page that is fetched when somebody first goes there. It shows as soon as it is here: what
 * React brings for this holds it up for a third of a second. After an upgrade of the server a whole screen comes with
 * the new page; a part within one waits.
 */
export function lazy<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>, { within = false }: Options = {}): Lazy<Props> {
  let part: ComponentType<Props> | undefined;
  const fetch = async () => {
    part ??= (await load()).default;
  };
  function Fetched(props: Props) {
    const [Part, come] = useState(() => part);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Part || failed) return;
      fetch().then(
        () => come(() => part),
        async () => (!within && (await isReplaced()) ? window.location.reload() : setFailed(true)),
      );
    }, [Part, failed]);
    if (Part) return <Part {...props} />;
    return failed ? <Failure error={new Away()} onRetry={() => setFailed(false)} /> : <Loading />;
  }
  return Object.assign(Fetched, { fetch });
}

/** Whether the server has another page by now than this one: then the parts of this one are gone. */
export async function isReplaced(): Promise<boolean> {
  const mine = document.querySelector("script[type=module][src]:not([async])")?.getAttribute("src");
  try {
    const answer = await globalThis.fetch("/");
    return Boolean(mine) && answer.ok && !(await answer.text()).includes(`"${mine}"`);
  } catch {
    return false;
  }
}
