// SPDX-License-Identifier: EUPL-1.2

import { Away } from "./api/client";
import { Failure } from "./components/Failure";
import { Heading, Page, Paragraph } from "./components/ui";
import { MyMeetings } from "./features/meetings/MyMeetings";
import { Operations } from "./features/operations/Operations";
import { DemoPersons } from "./features/session/DemoPersons";
import { LogInOffer } from "./features/session/LogInOffer";
import { useMe } from "./features/session/session";
import { SessionBar } from "./features/session/SessionBar";
import { useTexts } from "./i18n/LanguageProvider";

export function App() {
  const { t } = useTexts();
  const me = useMe();
  return (
    <Page header={<SessionBar />} skip={t("common.skip")}>
      <div className="promise">
        <Heading level={1}>{t("promise.first")}</Heading>
        <Paragraph appearance="lead">{t("promise.second")}</Paragraph>
      </div>
      {me.error instanceof Away ? (
        <Failure error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <>
          <LogInOffer />
          {me.data && <MyMeetings key={me.data.id} />}
          <DemoPersons />
          <Operations />
        </>
      )}
    </Page>
  );
}
