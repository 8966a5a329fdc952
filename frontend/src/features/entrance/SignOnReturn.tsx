// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from "react";
import { Navigate, useNavigate } from "react-router";

import { answerOf, api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useEntered } from "../session/session";
import { knock, useCeremony } from "./ceremonies";
import { takeWay } from "./signOn";
import { useTaken } from "./useTaken";

/** Where the own organisation sends somebody back to; it goes on to where they were going. */
export default function SignOnReturn() {
  const { t } = useTexts();
  const query = useTaken("search");
  const [way] = useState(takeWay);
  const entered = useEntered();
  const navigate = useNavigate();
  const { press, error } = useCeremony(
    () => answerOf(api.POST("/v1/sign-ons", { body: { query } })),
    async () => {
      if (way.knock) await knock(way.knock);
      await entered();
      await navigate(way.to, { replace: true });
    },
  );
  const sent = useRef(false);
  useEffect(() => {
    if (!query || sent.current) return;
    sent.current = true;
    press();
  });
  if (!query) return <Navigate to="/" replace />;
  return (
    <Screen title={t("signOn.title")}>
      {error ? (
        <>
          <Failure error={error} />
          <section className="sheet">
            <Paragraph>{t("signOn.failed")}</Paragraph>
            <div className="actions">
              <LinkButton to={way.to} appearance="primary-action">
                {t("signOn.back")}
              </LinkButton>
            </div>
          </section>
        </>
      ) : (
        <Loading />
      )}
    </Screen>
  );
}
