// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from "react";

import type { Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import type { View } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { partName } from "./names";
import { isAtTable, waitingFor } from "./rights";

/** Speaks what changed at the table, in few words and never what was said. */
export function Announcer() {
  const { t } = useTexts();
  const view = useLive((live) => live.view);
  const before = useRef(view);
  const [said, say] = useState("");
  useEffect(() => {
    const was = before.current;
    before.current = view;
    // The first frame is not a change; everything is on the page.
    if (!was.meeting || !view.meeting) return;
    const news = newsOf(t, was, view);
    if (news.length) say(news.join(" "));
  }, [view, t]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}

export function newsOf(t: Translate, was: View, is: View): string[] {
  return [...itemNews(t, was, is), ...requestNews(t, was, is), ...peopleNews(t, was, is), ...agreementNews(t, was, is)];
}

function itemNews(t: Translate, was: View, is: View): string[] {
  const known = new Set(was.items.map(({ id }) => id));
  const fresh = is.items.filter(({ id, mine }) => !mine && !known.has(id));
  if (fresh.length > 1) return [t("table.news.items", { count: fresh.length })];
  return fresh.map(({ provider, part }) =>
    t("table.news.item", { name: nameIn(t, is, provider), part: partName(is.parts, part) }),
  );
}

function requestNews(t: Translate, was: View, is: View): string[] {
  const known = new Set(waitingFor(was.items, was.requests).map(({ id }) => id));
  const fresh = waitingFor(is.items, is.requests).filter(({ id }) => !known.has(id));
  return fresh.map(({ recipient }) => t("table.news.request", { name: nameIn(t, is, recipient) }));
}

function peopleNews(t: Translate, was: View, is: View): string[] {
  const presence = new Map(was.people.map((person) => [person.participant, person.presence]));
  return is.people.flatMap((person) => {
    const earlier = presence.get(person.participant) ?? "";
    if (earlier === person.presence || person.participant === is.me?.participant) return [];
    if (isAtTable(person)) return [t("table.news.came", { name: person.name })];
    if (person.presence === "waiting") return [t("table.news.waits", { name: person.name })];
    return earlier === "at-table" ? [t("table.news.left", { name: person.name })] : [];
  });
}

function agreementNews(t: Translate, was: View, is: View): string[] {
  const known = new Set(was.agreements.map(({ id }) => id));
  const fresh = is.agreements.filter(({ id, author }) => !known.has(id) && author !== is.me?.participant);
  return fresh.map((agreement) => t("table.news.agreement", { name: nameIn(t, is, agreement.author) }));
}

function nameIn(t: Translate, { people }: View, id: string): string {
  return people.find(({ participant }) => participant === id)?.name ?? t("table.somebody");
}
