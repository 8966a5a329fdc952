// SPDX-License-Identifier: EUPL-1.2

import { useState, type ReactNode } from "react";

import type { Send } from "../../api/command";
import type { View } from "../../api/types";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { InMeeting } from "../../live/useDeed";
import { AskCode } from "./AskCode";
import { useBesideDeed, type Beside } from "./useBesideDeed";

export interface Owner {
  participant: string;
  name: string;
}

interface Props {
  owner: Owner;
  label: string;
  /** What it is about, for who does not see where the button stands. */
  about?: string;
  appearance?: "primary-action" | "secondary-action" | "subtle";
  send: (to: InMeeting, headers: Beside) => ReturnType<Send<void, View<"Receipt">>>;
  onDone: () => void;
  /** What the owner reads before giving the code. */
  children: ReactNode;
}

/** One press that is somebody else's: they read what it is, and give their code for it. (L12) */
export function PressFor({ owner: { participant, name }, label, about, appearance = "secondary-action", send, onDone, children }: Props) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const deed = useBesideDeed(participant, send, () => {
    setAsking(false);
    onDone();
  });
  const close = () => {
    setAsking(false);
    deed.reset();
  };
  return (
    <>
      <Button className="small" appearance={appearance} onClick={() => setAsking(true)}>
        {label} {about && <span className="unseen">{about}</span>}
      </Button>
      {asking && (
        <AskCode
          title={t("shared.right", { name })}
          name={name}
          submit={label}
          busy={deed.isPending}
          waiting={deed.waiting}
          error={deed.error}
          onCode={deed.press}
          onClose={close}
        >
          {children}
        </AskCode>
      )}
    </>
  );
}
