// SPDX-License-Identifier: EUPL-1.2

import { useNavigate } from "react-router";

import { answerOf, api, Refused } from "../../api/client";
import { Deed } from "../../components/Deed";
import { Screen } from "../../components/Screen";
import { LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { left } from "../session/leaving";
import { proven, useEntered, useEntrance, useMe } from "../session/session";
import { useCeremony } from "./ceremonies";
import { useTaken } from "./useTaken";

/** Welkom: where the link of a mail leads. Opening it does nothing; it is used once somebody presses. */
export default function Welcome() {
  const { t } = useTexts();
  const token = useTaken("hash");
  const house = useEntrance().data?.house;
  const me = useMe().data;
  const entered = useEntered();
  const navigate = useNavigate();
  const go = useCeremony(
    async () => {
      await left();
      return answerOf(api.POST("/v1/links", { body: { token } }));
    },
    async ({ meeting }) => {
      await entered();
      await navigate(meeting ? `/meetings/${meeting}` : "/", { replace: true });
    },
  );
  if (!token) return <NoLink opened={false} />;
  if (go.error instanceof Refused && go.error.reason === "link-unknown") return <NoLink opened />;
  return (
    <Screen title={t("welcome.title")} lead={house && t("welcome.house", { house })}>
      <section className="sheet">
        <Paragraph>{t("welcome.what")}</Paragraph>
        <Paragraph>{t("welcome.once")}</Paragraph>
        {me?.level === proven && <Paragraph>{t("welcome.loggedIn", { name: me.name })}</Paragraph>}
        <Deed command={go} appearance="primary-action">
          {t("welcome.go")}
        </Deed>
      </section>
    </Screen>
  );
}

/** One text for every link that does not work: it tells nobody why. */
function NoLink({ opened }: { opened: boolean }) {
  const { t } = useTexts();
  return (
    <Screen title={t("welcome.title")} lead={t(opened ? "welcome.noLink" : "welcome.openAgain")}>
      <section className="sheet">
        <Paragraph>{t("welcome.askNew")}</Paragraph>
        <Paragraph>{t("welcome.beenHere")}</Paragraph>
        <div className="actions">
          <LinkButton to="/" appearance="primary-action">
            {t("logIn.title")}
          </LinkButton>
        </div>
      </section>
    </Screen>
  );
}
