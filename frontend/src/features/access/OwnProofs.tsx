// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Alert, Button, Heading, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useProofs } from "../again/ProveAgain";
import { NewCode } from "../entrance/NewCode";
import { NewPasskey } from "../entrance/NewPasskey";
import { ProofLine } from "./ProofLine";

/** By what somebody comes in: what there is, and one more. */
export function OwnProofs() {
  const { t } = useTexts();
  const { data, error, refetch } = useProofs();
  return (
    <section aria-labelledby="proofs">
      <Heading level={2} id="proofs">
        {t("access.proofs")}
      </Heading>
      {data && <NewProofs proofs={data.proofs} />}
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <List labelledBy="proofs" layout="lines">
          {data.proofs.map((proof) => (
            <ProofLine key={proof.id} proof={proof} last={data.proofs.length === 1} />
          ))}
        </List>
      )}
      {data?.proofs.length === 1 && <Paragraph>{t("access.onlyOne")}</Paragraph>}
      <Adding />
    </section>
  );
}

/** What came since the owner was here before: others may have added it, or said that it is theirs. */
function NewProofs({ proofs }: View<"Proofs">) {
  const { t } = useTexts();
  const names = proofs.filter((proof) => proof.new).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <Alert type="warning">
      <Paragraph>{t("access.new.title", { names: names.join(", ") })}</Paragraph>
      <Paragraph>{t("access.new.what")}</Paragraph>
    </Alert>
  );
}

function Adding() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [adding, setAdding] = useState<"passkey" | "code">();
  const added = async () => {
    await queries.invalidateQueries({ queryKey: [own] });
    setAdding(undefined);
  };
  if (!adding) {
    return (
      <div className="actions">
        <Button onClick={() => setAdding("passkey")}>{t("access.addPasskey")}</Button>
        <Button onClick={() => setAdding("code")}>{t("access.addCode")}</Button>
      </div>
    );
  }
  return (
    <section className="sheet" aria-label={t(adding === "passkey" ? "access.addPasskey" : "access.addCode")}>
      {adding === "passkey" ? (
        <>
          <Paragraph>{t("passkey.what")}</Paragraph>
          <NewPasskey onDone={added} />
        </>
      ) : (
        <NewCode onDone={added} />
      )}
      <div className="actions">
        <Button appearance="subtle" onClick={() => setAdding(undefined)}>
          {t("access.notNow")}
        </Button>
      </div>
    </section>
  );
}
