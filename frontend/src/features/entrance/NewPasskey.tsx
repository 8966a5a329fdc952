// SPDX-License-Identifier: EUPL-1.2

import { useId, useState } from "react";

import { Failure } from "../../components/Failure";
import { Button, Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useNewPasskey } from "./ceremonies";
import { deviceKind } from "./device";

interface Props {
  onDone: () => unknown;
  appearance?: "primary-action" | "secondary-action";
}

/** Makes a passkey on this device, under a name by which its owner knows it later. */
export function NewPasskey({ onDone, appearance = "primary-action" }: Props) {
  const { t } = useTexts();
  const id = useId();
  const usual = t(`passkey.names.${deviceKind()}`);
  const [name, setName] = useState<string>();
  const make = useNewPasskey(onDone);
  const write = name ?? usual;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        make.press(write.trim() || usual);
      }}
    >
      <Field id={id} label={t("passkey.name")} description={t("passkey.nameHow")}>
        <Textbox id={id} aria-describedby={`${id}-description`} maxLength={100} value={write} onChange={(event) => setName(event.target.value)} />
      </Field>
      {make.error && <Failure error={make.error} />}
      <div className="actions">
        <Button type="submit" appearance={appearance} disabled={make.isPending}>
          {t("passkey.make")}
        </Button>
      </div>
    </form>
  );
}
