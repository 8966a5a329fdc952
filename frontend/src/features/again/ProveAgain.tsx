// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Button, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useCeremony } from "../entrance/ceremonies";
import { SignOnButtons } from "../entrance/SignOnButtons";
import { SixDigits } from "../entrance/SixDigits";
import { showPasskey } from "../entrance/webauthn";
import { useEntrance } from "../session/session";
import { Dialog } from "../table/Dialog";

/** How somebody proves who they are; never what proves it. */
export function useProofs() {
  return useQuery({ queryKey: [own, "proofs"], queryFn: () => answerOf(api.GET("/v1/proofs")) });
}

interface Props {
  onDone: (proven: boolean) => void;
}

/** Bevestig dat u het bent: by what this person has. What was pressed goes on by itself after it. */
export default function ProveAgain({ onDone }: Props) {
  const { t } = useTexts();
  const { data, error, refetch } = useProofs();
  return (
    <Dialog title={t("again.title")} onClose={() => onDone(false)}>
      <Paragraph>{t("again.why")}</Paragraph>
      {data && <Ways proofs={data.proofs.filter(({ confirmed }) => confirmed)} onDone={() => onDone(true)} />}
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />)}
      <div className="actions">
        <Button onClick={() => onDone(false)}>{t("again.cancel")}</Button>
      </div>
    </Dialog>
  );
}

interface WaysProps {
  proofs: readonly View<"ProofLine">[];
  onDone: () => void;
}

function Ways({ proofs, onDone }: WaysProps) {
  const { t } = useTexts();
  const has = (method: View<"Method">) => proofs.some((proof) => proof.method === method);
  const passkey = useCeremony(async () => {
    const { ceremony, options } = await answerOf(api.POST("/v1/session/challenges"));
    const credential = await showPasskey(options);
    await answerOf(api.PUT("/v1/session/proof", { body: { ceremony, credential } }));
  }, onDone);
  const code = useCeremony((code: string) => answerOf(api.PUT("/v1/session/proof", { body: { code } })), onDone);
  return (
    <>
      {has("passkey") && (
        <Deed command={passkey} appearance="primary-action">
          {t("passkey.use")}
        </Deed>
      )}
      {has("code") && <SixDigits command={code} submit={t("code.use")} />}
      {has("sign-on") && <Elsewhere names={proofs.filter(({ method }) => method === "sign-on").map(({ name }) => name)} />}
    </>
  );
}

/** Logging in elsewhere leaves this page, and the page keeps nothing: that is said before it happens. */
function Elsewhere({ names }: { names: readonly string[] }) {
  const { t } = useTexts();
  const all = useEntrance().data?.signOn ?? [];
  const own = all.filter(({ name }) => names.includes(name));
  return (
    <>
      <Paragraph>{t("again.leaves")}</Paragraph>
      <SignOnButtons issuers={own.length > 0 ? own : all} again />
    </>
  );
}
