// SPDX-License-Identifier: EUPL-1.2

import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answerOf, api } from "../../api/client";
import { useCommand } from "../../api/command";
import { forgetPerson, own } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Twice } from "../../components/Twice";
import { Waiting } from "../../components/Waiting";
import { Badge, Button, Heading, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";

/** Where somebody is logged in: one place can end, or all of them. */
export function OwnSessions() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: [own, "sessions"], queryFn: () => answerOf(api.GET("/v1/sessions")) });
  const endAll = useCommand(
    () => api.DELETE("/v1/sessions"),
    () => forgetPerson(queries),
  );
  return (
    <section aria-labelledby="sessions">
      <Heading level={2} id="sessions">
        {t("access.sessions")}
      </Heading>
      <Paragraph>{t("access.sessionsWhat")}</Paragraph>
      {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <List labelledBy="sessions" layout="lines">
          {data.sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </List>
      )}
      {endAll.error && <Failure error={endAll.error} />}
      {endAll.waiting && <Waiting />}
      <Twice
        label={t("access.endAll")}
        appearance="secondary-action"
        sure={t("access.endAllSure")}
        disabled={endAll.isPending}
        onPress={() => endAll.press()}
      />
    </section>
  );
}

function SessionLine({ session: { id, here, method, begun, seen, ends } }: { session: View<"SessionLine"> }) {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const end = useCommand(
    () => api.DELETE("/v1/sessions/{session}", { params: { path: { session: id } } }),
    () => queries.invalidateQueries({ queryKey: [own, "sessions"] }),
  );
  const since = dateAndTime(begun, language);
  return (
    <li>
      <div className="line">
        <b>{t("access.since", { when: since })}</b>
        <span className="subtle">
          {t(`methods.${method}`)}, {t("access.seen", { when: dateAndTime(seen, language) })},{" "}
          {t("access.ends", { when: dateAndTime(ends, language) })}
        </span>
        {end.error && <Failure error={end.error} />}
        {end.waiting && <Waiting />}
      </div>
      {here ? (
        <Badge>{t("access.here")}</Badge>
      ) : (
        <Button disabled={end.isPending} onClick={() => end.press()}>
          {t("access.end")}
          <span className="unseen"> ({since})</span>
        </Button>
      )}
    </li>
  );
}
