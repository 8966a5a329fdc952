// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Screen } from "../../components/Screen";
import { Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { span } from "../../lib/times";
import { useViewer } from "../session/session";
import { knock, useArrived, useCeremony, usePasskey } from "./ceremonies";
import { CodeForm } from "./CodeForm";
import { NewCode } from "./NewCode";
import { NewPasskey } from "./NewPasskey";
import { SignOnButtons } from "./SignOnButtons";

/** What somebody who waits sees of a meeting; asked again, for there is no live page for who is not proven. */
export function useDoor(meeting: string | undefined) {
  return useQuery({
    queryKey: [own, "door", meeting],
    queryFn: () => answerOf(api.GET("/v1/meetings/{meeting}/door", { params: { path: { meeting: meeting ?? "" } } })),
    enabled: Boolean(meeting),
    refetchInterval: 3_000,
  });
}

/** Laat zien wie u bent: by the own organisation, by a passkey, or where that cannot be by codes. */
export function Prove({ onWait }: { onWait: () => void }) {
  const { t, language } = useTexts();
  const me = useViewer();
  const door = useDoor(me.meeting).data;
  return (
    <Screen
      title={t("prove.title")}
      lead={door ? t("prove.meeting", { ...door.convenes, when: span(door.plannedStart, door.plannedEnd, language) }) : t("prove.house")}
    >
      {me.signOn.length > 0 && (
        <section className="sheet" aria-labelledby="own-organisation">
          <Heading level={2} id="own-organisation">
            {t("prove.signOn")}
          </Heading>
          <Paragraph>{t("prove.signOnWhat")}</Paragraph>
          <SignOnButtons issuers={me.signOn} />
        </section>
      )}
      <Passkey methods={me.methods} />
      <Codes methods={me.methods} />
      {me.meeting && <Without meeting={me.meeting} onWait={onWait} />}
    </Screen>
  );
}

type Methods = View<"Viewer">["methods"];

function Passkey({ methods }: { methods: Methods }) {
  const { t } = useTexts();
  const arrived = useArrived();
  const passkey = usePasskey();
  const has = methods.includes("passkey");
  return (
    <section className="sheet" aria-labelledby="passkey">
      <Heading level={2} id="passkey">
        {t("prove.passkey")}
      </Heading>
      <Paragraph>{t("passkey.what")}</Paragraph>
      {has ? (
        <>
          <Deed command={passkey} appearance="primary-action">
            {t("passkey.use")}
          </Deed>
          <details>
            <summary>{t("prove.lost")}</summary>
            <div className="folded-part">
              <Paragraph>{t("prove.lostWhat")}</Paragraph>
              <NewPasskey onDone={arrived} appearance="secondary-action" />
            </div>
          </details>
        </>
      ) : (
        <NewPasskey onDone={arrived} />
      )}
    </section>
  );
}

function Codes({ methods }: { methods: Methods }) {
  const { t } = useTexts();
  const arrived = useArrived();
  return (
    <details className="sheet">
      <summary>{t("prove.noPasskey")}</summary>
      <div className="folded-part">
        {methods.includes("code") && <CodeForm />}
        <NewCode onDone={arrived} again={methods.includes("code")} />
      </div>
    </details>
  );
}

/** Who has none of these waits all the same; somebody who knows them can answer for them. */
function Without({ meeting, onWait }: { meeting: string; onWait: () => void }) {
  const { t } = useTexts();
  const wait = useCeremony(() => knock(meeting), onWait);
  return (
    <details className="sheet">
      <summary>{t("prove.without")}</summary>
      <div className="folded-part">
        <Paragraph>{t("prove.withoutWhat")}</Paragraph>
        <Deed command={wait}>{t("prove.wait")}</Deed>
      </div>
    </details>
  );
}
