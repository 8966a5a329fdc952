// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { forgetPerson, own } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { Badge, Button, Field, Textbox } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime, dateOf } from "../../lib/times";
import { saysWord } from "../door/word";

interface Props {
  proof: View<"ProofLine">;
  /** The last one cannot go: nobody shuts themselves out. */
  last: boolean;
}

/** One way in: what it is called, since when it is there, and when it was last used. */
export function ProofLine({ proof: { id, name, method, confirmed, added, lastUsed, word, new: isNew, here }, last }: Props) {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const remove = useCommand(
    (_: void, key) => api.PUT("/v1/proofs/{proof}/removal", { params: { path: { proof: id }, header: keyed(key) } }),
    // Without what one came in with, one is not in any more.
    () => (here ? forgetPerson(queries) : queries.invalidateQueries({ queryKey: [own, "proofs"] })),
  );
  return (
    <li>
      <div className="line">
        <b>{name}</b>
        <span className="subtle">
          {t(`methods.${method}`)}, {t("access.added", { when: dateOf(added, language) })}
          {word && `, ${saysWord(t, language, word)}`}
          {lastUsed && `, ${t("access.lastUsed", { when: dateAndTime(lastUsed, language) })}`}
        </span>
        {remove.error && <Failure error={remove.error} />}
        {remove.waiting && <Waiting />}
        {naming && <NewName proof={id} name={name} onDone={() => setNaming(false)} />}
      </div>
      {isNew && <Badge>{t("access.new.line")}</Badge>}
      {!confirmed && <Badge>{t("access.unconfirmed")}</Badge>}
      {!naming && (
        <div className="actions">
          <Button appearance="subtle" onClick={() => setNaming(true)}>
            {t("access.rename")}
            <span className="unseen"> ({name})</span>
          </Button>
          {!last && (
            <Twice
              label={t("access.remove")}
              about={name}
              sure={t(here ? "access.removeSureHere" : "access.removeSure")}
              disabled={remove.isPending}
              onPress={() => remove.press()}
            />
          )}
        </div>
      )}
    </li>
  );
}

function NewName({ proof, name, onDone }: { proof: string; name: string; onDone: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const id = useId();
  const [text, setText] = useState(name);
  const rename = useCommand(
    (name: string, key) => api.PUT("/v1/proofs/{proof}/name", { params: { path: { proof }, header: keyed(key) }, body: { name } }),
    async () => {
      await queries.invalidateQueries({ queryKey: [own, "proofs"] });
      onDone();
    },
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        rename.press(text.trim());
      }}
    >
      <Field id={id} label={t("passkey.name")}>
        <Textbox id={id} maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {rename.error && <Failure error={rename.error} />}
      {rename.waiting && <Waiting />}
      <div className="actions">
        <Button type="submit" appearance="primary-action" disabled={rename.isPending}>
          {t("access.keepName")}
        </Button>
        <Button onClick={onDone}>{t("access.notNow")}</Button>
      </div>
    </form>
  );
}
