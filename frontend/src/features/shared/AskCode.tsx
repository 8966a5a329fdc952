// SPDX-License-Identifier: EUPL-1.2

import { useId, useState, type FormEvent, type ReactNode } from "react";

import { Failure } from "../../components/Failure";
import { Button, Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { Dialog } from "../table/Dialog";
import { Waiting } from "../table/Reasons";

interface Props {
  title: string;
  /** Who types the code: the person whose deed it is. */
  name: string;
  submit: string;
  busy: boolean;
  waiting: boolean;
  error: Error | null;
  onCode: (code: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks the owner of a personal code for it, for one deed. It leaves the field as soon as it is sent. (L12) */
export function AskCode({ title, name, submit, busy, waiting, error, onCode, onClose, children }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [code, setCode] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onCode(code.replace(/\D/g, ""));
    setCode("");
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="ask-code" autoComplete="off" onSubmit={send}>
        {children}
        {error && <Failure error={error} />}
        <Field id={id} label={t("shared.code", { name })} description={t("shared.codeHow")}>
          <Textbox
            id={id}
            className="masked short"
            inputMode="numeric"
            maxLength={7}
            size={8}
            value={code}
            readOnly={busy}
            aria-describedby={`${id}-description`}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <div className="actions">
          <Button type="submit" appearance="primary-action" disabled={busy || code.replace(/\D/g, "").length !== 6}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t("table.cancel")}</Button>
        </div>
        <Waiting on={waiting} />
      </form>
    </Dialog>
  );
}
