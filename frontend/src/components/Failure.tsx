// SPDX-License-Identifier: EUPL-1.2

import { Away, NotKept, Refused } from "../api/client";
import { reasonText, type Translate } from "../i18n";
import { useTexts } from "../i18n/LanguageProvider";
import { PasskeyTrouble } from "../lib/trouble";
import { Alert, Button, Heading, Paragraph } from "./ui";

interface Props {
  error: Error;
  onRetry?: () => void;
}

/** Tells what went wrong in the words of the catalogue: the server is away, or why it refused. */
export function Failure({ error, onRetry }: Props) {
  const { t } = useTexts();
  const away = error instanceof Away;
  return (
    <Alert type={away ? "warning" : "error"}>
      {away && <Heading level={2}>{t("away.title")}</Heading>}
      <Paragraph>{wordsFor(error, t)}</Paragraph>
      {onRetry && (
        <div className="actions">
          <Button onClick={onRetry}>{t("away.again")}</Button>
        </div>
      )}
    </Alert>
  );
}

function wordsFor(error: Error, t: Translate): string {
  if (error instanceof Away) return t("away.text");
  if (error instanceof NotKept) return t("session.notKept");
  if (error instanceof PasskeyTrouble) return t(`passkey.troubles.${error.kind}`);
  return reasonText(t, error instanceof Refused ? error.reason : "unexpected");
}
