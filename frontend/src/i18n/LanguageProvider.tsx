// SPDX-License-Identifier: EUPL-1.2

import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

import { translator, type Language, type Translate } from "./index";

interface Texts {
  language: Language;
  setLanguage: (language: Language) => void;
  t: Translate;
}

const Context = createContext<Texts | null>(null);

/** Keeps the language in memory only: nothing of a visit stays in the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>("nl");
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const texts = useMemo(() => ({ language, setLanguage, t: translator(language) }), [language]);
  return <Context value={texts}>{children}</Context>;
}

export function useTexts(): Texts {
  const texts = useContext(Context);
  if (!texts) throw new Error("useTexts is used outside LanguageProvider");
  return texts;
}
