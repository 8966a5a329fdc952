// SPDX-License-Identifier: EUPL-1.2

import { useId } from "react";

import { Button, Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useCopy } from "../../lib/useCopy";

interface Props {
  /** For whom the link is: nobody else is to get it. */
  label: string;
  description: string;
  url: string;
  onClose: () => void;
}

/** A link that is shown once, to be copied and passed on. */
export function PassOn({ label, description, url, onClose }: Props) {
  const { t } = useTexts();
  const id = useId();
  const { copied, copy } = useCopy(url);
  return (
    <div className="inset">
      <Field id={id} label={label} description={description}>
        <Textbox id={id} readOnly value={url} aria-describedby={`${id}-description`} onFocus={(event) => event.target.select()} autoFocus />
      </Field>
      <p className="hint" role="status">
        {copied && t("link.copied")}
      </p>
      <div className="actions">
        <Button appearance="primary-action" onClick={copy}>
          {t("link.copy")}
        </Button>
        <Button onClick={onClose}>{t("link.close")}</Button>
      </div>
    </div>
  );
}
