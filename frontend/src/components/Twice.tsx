// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { useTexts } from "../i18n/LanguageProvider";
import { Button } from "./ui";

interface Props {
  label: string;
  /** Whom or what it is about, for who does not see where the button stands. */
  about?: string;
  appearance?: "primary-action" | "secondary-action" | "subtle";
  /** What is asked before it is done. */
  sure: string;
  disabled: boolean;
  /** For where there is little room. */
  small?: boolean;
  /** Called when it is asked: what is agreed to then is what was there at that moment. */
  onAsk?: () => void;
  onPress: () => void;
}

/** A button for what cannot be undone: the first press asks, the second does. */
export function Twice({ label, about, appearance = "subtle", sure, disabled, small, onAsk, onPress }: Props) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const ask = () => {
    onAsk?.();
    setAsked(true);
  };
  if (!asked) {
    return (
      <Button className={small ? "small" : ""} appearance={appearance} disabled={disabled} onClick={ask}>
        {label}
        {about && <span className="unseen"> ({about})</span>}
      </Button>
    );
  }
  return (
    <div className="twice" role="group" aria-label={sure}>
      <b>{sure}</b>
      <div className="actions">
        <Button appearance="primary-action" disabled={disabled} onClick={onPress} autoFocus>
          {t("common.yes")}
        </Button>
        <Button disabled={disabled} onClick={() => setAsked(false)}>
          {t("common.no")}
        </Button>
      </div>
    </div>
  );
}
