// SPDX-License-Identifier: EUPL-1.2

import { useId, useState } from "react";

import { Failure } from "../../components/Failure";
import { Button, describedBy, Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

interface Props {
  command: { press: (code: string) => void; error: Error | null; isPending: boolean };
  submit: string;
}

/** The six digits of an app for codes. They are gone from the page once sent. */
export function SixDigits({ command, submit }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  const error = short ? t("code.six") : undefined;
  const send = () => {
    const digits = code.replace(/\D/g, "");
    setShort(digits.length !== 6);
    if (digits.length !== 6) return;
    setCode("");
    command.press(digits);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field id={id} label={t("code.label")} description={t("code.how")} error={error}>
        <Textbox
          {...describedBy(id, true, error)}
          className="short"
          size={8}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      {command.error && <Failure error={command.error} />}
      <div className="actions">
        <Button type="submit" disabled={command.isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
