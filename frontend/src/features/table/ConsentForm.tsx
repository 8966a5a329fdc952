// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import { Button, Field, Paragraph, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDraft, useLive } from "../../live/LiveProvider";
import { Dialog } from "./Dialog";
import { subjectName } from "./names";
import { FieldReasons, Waiting } from "./Reasons";

const parts = ["data", "whom", "purpose", "until"] as const;

type Written = Record<(typeof parts)[number] | "given", string>;

const nothing: Written = { data: "", whom: "", purpose: "", until: "", given: "" };

interface Props {
  subject: string;
  onRecorded: (consent: string) => void;
  onClose: () => void;
}

/** The provider's own record of a consent: concrete, specific and informed. The organiser sees only that there is one. (C8) */
export default function ConsentForm({ subject, onRecorded, onClose }: Props) {
  const { t } = useTexts();
  const [written, setWritten] = useDraft<Written>("consent", nothing);
  const head = useLive(({ view }) => view.case);
  const record = useRecord(head?.id ?? "", (consent) => {
    setWritten(nothing);
    onRecorded(consent);
  });
  const missing = parts.some((part) => !written[part].trim());
  const words = parts.map((part) => t(`table.consent.${part}Says`, { words: written[part].trim() })).join(" ");
  return (
    <Dialog title={t("table.consent.title", { name: subjectName(head?.subjects ?? [], subject) })} onClose={onClose}>
      <Paragraph>{t("table.consent.what")}</Paragraph>
      {([...parts, "given"] as const).map((part) => (
        <Field key={part} id={`consent-${part}`} label={t(`table.consent.${part}`)}>
          <Textarea
            id={`consent-${part}`}
            rows={part === "data" ? 2 : 1}
            maxLength={200}
            spellCheck={false}
            value={written[part]}
            onChange={({ target }) => setWritten((before) => ({ ...before, [part]: target.value }))}
          />
        </Field>
      ))}
      {missing && <p className="hint">{t("table.consent.missing")}</p>}
      <FieldReasons id="consent-reasons" error={record.error} />
      <Waiting on={record.waiting} />
      <div className="actions">
        <Button
          appearance="primary-action"
          disabled={missing || record.isPending}
          onClick={() => record.press({ subject, words, ...(written.given.trim() && { given: written.given.trim() }) })}
        >
          {t("table.consent.record")}
        </Button>
        <Button onClick={onClose}>{t("table.cancel")}</Button>
      </div>
    </Dialog>
  );
}

function useRecord(id: string, onRecorded: (consent: string) => void) {
  const queries = useQueryClient();
  return useCommand(
    (body: { subject: string; words: string; given?: string }, key) =>
      api.POST("/v1/cases/{case}/consents", { params: { path: { case: id }, header: keyed(key) }, body }),
    async (receipt) => {
      await queries.invalidateQueries({ queryKey: [own, "consents", id] });
      onRecorded(receipt.id ?? "");
    },
  );
}
