// SPDX-License-Identifier: EUPL-1.2

import { Away, Refused } from "../api/client";
import { reasonText } from "../i18n";
import { useTexts } from "../i18n/LanguageProvider";
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
      <Paragraph>{away ? t("away.text") : reasonText(t, error instanceof Refused ? error.reason : "unexpected")}</Paragraph>
      {onRetry && (
        <div className="actions">
          <Button onClick={onRetry}>{t("away.again")}</Button>
        </div>
      )}
    </Alert>
  );
}
