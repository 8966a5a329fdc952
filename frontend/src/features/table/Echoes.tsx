// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { useTexts } from "../../i18n/LanguageProvider";
import { dayFromNow } from "../../lib/times";
import { useLiveStore } from "../../live/LiveProvider";
import { echoesOf, type Echo } from "./echoes";
import { useNames } from "./names";

/**
 * Holds a text back once when it repeats what lies on the table: its author writes it otherwise, or presses again and
 * has weighed it. (S4) `holds` answers whether it is held back now; what is typed after that is weighed anew.
 */
export function useEchoes(text: string) {
  const store = useLiveStore();
  const [held, setHeld] = useState<{ text: string; echoes: Echo[] }>();
  const echoes = held?.text === text ? held.echoes : [];
  const holds = () => {
    if (echoes.length) return false;
    const year = Number(dayFromNow(0).slice(0, 4));
    const found = echoesOf(text, store.getState().view, [year, year + 1]);
    setHeld({ text, echoes: found });
    return found.length > 0;
  };
  return { echoes, holds };
}

interface Props {
  of: readonly Echo[];
  /** Where the text is kept: with an agreement in the notes, with a request in a file. */
  kept: "agreement" | "request";
}

/** Says which words are repeated, of whom, and what becomes of them. */
export function Echoes({ of, kept }: Props) {
  const { t } = useTexts();
  const { name } = useNames();
  return (
    <div role="alert" className="echoes">
      {of.map(({ words, item }) => (
        <p key={item.id}>{item.mine ? t("table.echo.yours", { words }) : t("table.echo.of", { words, name: name(item.provider) })}</p>
      ))}
      {of.length > 0 && <p>{t(`table.echo.${kept}`)}</p>}
    </div>
  );
}
