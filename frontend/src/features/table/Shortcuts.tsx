// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from "react";

import { promiseOf } from "../../api/catalogue";
import { WhatBecomes } from "../../components/WhatBecomes";
import { Button, Choice, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Me } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { PromiseLines } from "../invitation/PromiseLines";
import { Dialog } from "./Dialog";
import { reach } from "./reach";

/** Where each key brings the keyboard. A letter alone works outside fields only, and can be switched off. */
const places = { i: "composer", n: "show-new", b: "decide", a: "agreements", o: "own-notes" } as const;

const alone = 300; // milliseconds without another key

/** The shortcuts of this screen, and the list of them on "?". */
export function Shortcuts() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useDraft("shortcuts", true);
  const rules = useLive(({ view }) => view.meeting?.rules);
  const capacity = useLive(({ view }) => view.me?.capacity);
  useEffect(() => {
    if (!on) return;
    return onLoneKey((key) => {
      const place = places[key.toLowerCase() as keyof typeof places];
      if (key === "?") setOpen(true);
      else if (place) reach(place);
    });
  }, [on]);
  const here = open ? Object.entries(places).filter(([, place]) => isHere(place)) : [];
  return (
    <>
      <Button className="small help" appearance="subtle" aria-label={t("table.shortcuts.help")} onClick={() => setOpen(true)}>
        ?
      </Button>
      {open && (
        <Dialog title={t("table.shortcuts.help")} onClose={() => setOpen(false)}>
          <Heading level={3}>{t("becomes.title")}</Heading>
          {rules && <WhatBecomes days={rules.keptDays} />}
          {capacity && <Promised capacity={capacity} />}
          <div className="shortcuts">
            <Heading level={3}>{t("table.shortcuts.title")}</Heading>
            <Paragraph>{t("table.shortcuts.text")}</Paragraph>
            <dl className="keys">
              {here.map(([key, place]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`table.shortcuts.${place}`)}</dd>
                </div>
              ))}
              {isHere("composer") && (
                <div>
                  <dt>
                    <kbd>Ctrl</kbd> <kbd>Enter</kbd>
                  </dt>
                  <dd>{t("table.shortcuts.send")}</dd>
                </div>
              )}
              <div>
                <dt>
                  <kbd>?</kbd>
                </dt>
                <dd>{t("table.shortcuts.show")}</dd>
              </div>
            </dl>
            <Choice type="checkbox" label={t("table.shortcuts.on")} checked={on} onChange={(event) => setOn(event.target.checked)} />
          </div>
          <div className="actions">
            <Button onClick={() => setOpen(false)}>{t("table.close")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What this person said yes to before they came in. (M5) */
function Promised({ capacity }: { capacity: Me["capacity"] }) {
  const { t } = useTexts();
  return (
    <>
      <Heading level={3}>{t("promise.yours")}</Heading>
      <PromiseLines promise={promiseOf(capacity)} />
    </>
  );
}

/**
 * Calls back for a key that was pressed by itself, outside a field, until stopped. Somebody whose press missed a field
 * and types on types no shortcuts: the rest of a name would land where everybody reads it.
 */
function onLoneKey(call: (key: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  const press = (event: KeyboardEvent) => {
    clearTimeout(timer);
    const typed = event.key.length === 1;
    const goesOn = event.timeStamp - last < alone;
    if (typed) last = event.timeStamp;
    if (!typed || goesOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key !== "?" && !(event.key.toLowerCase() in places)) return;
    event.preventDefault();
    timer = setTimeout(() => call(event.key), alone);
  };
  document.addEventListener("keydown", press);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("keydown", press);
  };
}

/** Whether this screen has it; what is new comes and goes with the table. */
function isHere(place: string): boolean {
  return document.getElementById(place === "show-new" ? "composer" : place) !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, dialog, [contenteditable]") !== null;
}
