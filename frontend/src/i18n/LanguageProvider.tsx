// SPDX-License-Identifier: EUPL-1.2

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

import { catalogues, dutch, translator, type Language, type Translate } from "./index";

interface Spoken {
  language: Language;
  t: Translate;
}

interface Texts extends Spoken {
  /** Changes the language once its texts are here; while they cannot be had it stays as it is. */
  setLanguage: (language: Language) => void;
}

const restBefore = 1_500; // milliseconds

const Context = createContext<Texts | null>(null);

/** Keeps the language in memory only: nothing of a visit stays in the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [spoken, speak] = useState<Spoken>({ language: "nl", t: dutch });
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken]);
  useEffect(() => {
    // Soon: a server that is gone, or another one after an upgrade, has these texts no more.
    const timer = setTimeout(() => void Promise.resolve(catalogues.en()).catch(() => {}), restBefore);
    return () => clearTimeout(timer);
  }, []);
  const texts = useMemo(() => ({ ...spoken, setLanguage: (language: Language) => void change(language, speak) }), [spoken]);
  return <Context value={texts}>{children}</Context>;
}

async function change(language: Language, speak: (spoken: Spoken) => void) {
  try {
    speak({ language, t: translator(await catalogues[language]()) });
  } catch {
    // The server is away; the page says so elsewhere, and the button can be pressed again.
  }
}

export function useTexts(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error("useTexts is used outside LanguageProvider");
  return texts;
}
