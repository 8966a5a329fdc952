// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useRef, useState } from "react";

import type { Language, Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import { timeOf } from "../../lib/times";
import type { View } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { partName } from "./names";
import { isAtTable, waitingFor } from "./rights";

/** Speaks what changed at the table, in few words and never what was said. */
export function Announcer() {
  const { t, language } = useTexts();
  const view = useLive((live) => live.view);
  const before = useRef(view);
  const [said, say] = useState({ turn: 0, words: "" });
  useEffect(() => {
    const was = before.current;
    before.current = view;
    // The first frame is not a change; everything is on the page.
    if (!was.meeting || !view.meeting) return;
    const news = [...newsOf(t, was, view), ...termNews(t, language, was, view)];
    if (news.length) say(({ turn }) => ({ turn: turn + 1, words: news.join(" ") }));
  }, [view, t, language]);
  return (
    <p className="unseen" role="status">
      {/* The same words once more are new words too: a text that stays as it is would not be spoken. */}
      <span key={said.turn}>{said.words}</span>
    </p>
  );
}

export function newsOf(t: Translate, was: View, is: View): string[] {
  return [itemNews, goneNews, requestNews, answerNews, peopleNews, agreementNews].flatMap((newsIn) => newsIn(t, was, is));
}

/** The table closes later than it would: the warning of that goes, and a page that loses something says nothing. (S8) */
function termNews(t: Translate, language: Language, was: View, is: View): string[] {
  const [before, now] = [was.meeting?.closesAt, is.meeting?.closesAt];
  return now && now !== before ? [t("table.news.extended", { time: timeOf(now, language) })] : [];
}

function itemNews(t: Translate, was: View, is: View): string[] {
  const known = new Set(was.items.map(({ id }) => id));
  const fresh = is.items.filter(({ id, mine }) => !mine && !known.has(id));
  if (fresh.length > 1) return [t("table.news.items", { count: fresh.length })];
  return fresh.map(({ provider, part }) =>
    t("table.news.item", { name: nameIn(t, is, provider), part: partName(is.parts, part) }),
  );
}

/** What others took off the table, where this person still sees the part that it was in. */
function goneNews(t: Translate, was: View, is: View): string[] {
  const still = new Set(is.items.map(({ id }) => id));
  const gone = was.items.filter(({ id, mine, part }) => !mine && !still.has(id) && is.parts.some((one) => one.id === part));
  if (gone.length > 1) return [t("table.news.goneMany", { count: gone.length })];
  return gone.map(({ provider, part }) => t("table.news.gone", { name: nameIn(t, is, provider), part: partName(is.parts, part) }));
}

/** What was answered to what this person asked. */
function answerNews(t: Translate, was: View, is: View): string[] {
  const before = new Map(was.requests.map(({ id, state }) => [id, state]));
  return is.requests.flatMap(({ id, recipient, state, item }) => {
    if (recipient !== is.me?.participant || !before.has(id) || before.get(id) === state) return [];
    if (state !== "granted" && state !== "refused" && state !== "taken-back") return [];
    const provider = is.items.find((one) => one.id === item)?.provider ?? "";
    return [t(`table.news.answer.${state}`, { name: nameIn(t, is, provider) })];
  });
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
  const before = new Map(was.agreements.map((agreement) => [agreement.id, agreement]));
  return is.agreements.flatMap((agreement) => {
    const { id, author, taker, mine } = agreement;
    const earlier = before.get(id);
    if (!earlier) return author === is.me?.participant ? [] : [t("table.news.agreement", { name: nameIn(t, is, author) })];
    return taker && !earlier.taker && !mine ? [t("table.news.takesOn", { name: nameIn(t, is, taker) })] : [];
  });
}

function nameIn(t: Translate, { people }: View, id: string): string {
  return people.find(({ participant }) => participant === id)?.name ?? t("table.somebody");
}
