// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from "react";

import { useTexts } from "../i18n/LanguageProvider";
import { Button } from "./ui";

interface Props {
  label: string;
  /** Whom or what it is about, for who does not see where the button stands. */
  about?: string;
  appearance?: "primary-action" | "secondary-action" | "subtle";
  /** What is asked before it is done. */
  sure: string;
  /** What is answered to it, where a bare yes says too little for what it does. */
  yes?: string;
  disabled: boolean;
  /** For where there is little room. */
  small?: boolean;
  /** Called when it is asked: what is agreed to then is what was there at that moment. */
  onAsk?: () => void;
  onPress: () => void;
}

/** A button for what cannot be undone: the first press asks, the second does. */
export function Twice({ label, about, appearance = "subtle", sure, yes, disabled, small, onAsk, onPress }: Props) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<boolean>();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The keyboard goes to the question, not to Yes: a key that is held down would answer it.
    if (asked) question.current?.focus();
  }, [asked]);
  const ask = () => {
    onAsk?.();
    setAsked(true);
  };
  if (!asked) {
    return (
      <Button className={small ? "small" : ""} appearance={appearance} disabled={disabled} onClick={ask} autoFocus={asked === false}>
        {label}
        {about && <span className="unseen"> ({about})</span>}
      </Button>
    );
  }
  return (
    <div className="twice" role="group" aria-label={sure} tabIndex={-1} ref={question}>
      <b>{sure}</b>
      <div className="actions">
        <Button appearance="primary-action" disabled={disabled} onClick={onPress}>
          {yes ?? t("common.yes")}
        </Button>
        <Button disabled={disabled} onClick={() => setAsked(false)}>
          {t("common.no")}
        </Button>
      </div>
    </div>
  );
}
