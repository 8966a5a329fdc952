// SPDX-License-Identifier: EUPL-1.2

import { useId, type ReactNode } from "react";

import { Badge, Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

interface Props {
  number: number;
  title: string;
  state: "done" | "now" | "waits" | "later";
  children: ReactNode;
}

/** One of the steps to the table, with in words how it stands. */
export function Step({ number, title, state, children }: Props) {
  const { t } = useTexts();
  const id = useId();
  return (
    <li className={`step step--${state}`} aria-labelledby={id}>
      <div className="step__head">
        <Heading level={2} id={id}>
          {number}. {title}
        </Heading>
        {state !== "now" && <Badge>{t(`step.${state}`)}</Badge>}
      </div>
      {children}
    </li>
  );
}
