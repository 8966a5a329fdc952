// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Badge, Heading, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { own } from "../session/session";

function useMeetings() {
  return useQuery({
    queryKey: [own, "meetings"],
    queryFn: () => answerOf(api.GET("/v1/meetings")),
  });
}

/** The meetings of who is logged in, with how far each has come. */
export function MyMeetings() {
  const { t, language } = useTexts();
  const { data, error, isPending, refetch } = useMeetings();
  return (
    <section aria-labelledby="meetings">
      <Heading level={2} id="meetings">
        {t("meetings.title")}
      </Heading>
      {isPending && <Paragraph>{t("common.loading")}</Paragraph>}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.meetings.length === 0 && <Paragraph>{t("meetings.empty")}</Paragraph>}
      {!!data?.meetings.length && (
        <List labelledBy="meetings" layout="lines">
          {data.meetings.map(({ id, stage, plannedStart }) => (
            <li key={id}>
              <span>{t("meetings.item", { when: dateAndTime(plannedStart, language) })}</span>
              <Badge>{t(`meetings.stage.${stage}`)}</Badge>
            </li>
          ))}
        </List>
      )}
    </section>
  );
}
