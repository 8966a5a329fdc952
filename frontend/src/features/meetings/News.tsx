// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import type { View } from "../../api/types";
import type { TextKey } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import { span } from "../../lib/times";

type Line = View<"MeetingLine">;

/** Says to who does not look what came into the open list: an invitation, and a meeting that began. */
export function News({ meetings }: { meetings: readonly Line[] }) {
  const { t, language } = useTexts();
  const news = useNews(meetings);
  const said = news.map(({ key, meeting: { plannedStart, plannedEnd } }) =>
    t(key, { what: t("meetings.item", { when: span(plannedStart, plannedEnd, language) }) }),
  );
  return (
    <p className="unseen" role="status">
      {said.join(" ")}
    </p>
  );
}

/** What the last change brought; what changes nothing of it leaves it, so that nothing is said twice. */
function useNews(meetings: readonly Line[]) {
  const [before, setBefore] = useState(meetings);
  const [news, setNews] = useState<ReturnType<typeof newsIn>>([]);
  if (before !== meetings) {
    const found = newsIn(before, meetings);
    setBefore(meetings);
    if (found.length > 0) setNews(found);
  }
  return news;
}

/** Who convenes knows of the own meetings. */
function newsIn(before: readonly Line[], now: readonly Line[]) {
  return now
    .filter(({ organiser, stage }) => !organiser && stage !== "closed")
    .flatMap((meeting): { key: TextKey & `meetings.${"came" | "began"}`; meeting: Line }[] => {
      const was = before.find(({ id }) => id === meeting.id);
      if (!was) return [{ key: "meetings.came", meeting }];
      return was.stage === "convened" && meeting.stage !== "convened" ? [{ key: "meetings.began", meeting }] : [];
    });
}
