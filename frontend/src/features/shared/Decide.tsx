// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from "react";

import { answerOf, api } from "../../api/client";
import type { View } from "../../api/types";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Person } from "../../live/frames";
import { useLive, useMeetingId } from "../../live/LiveProvider";
import { AskCode } from "./AskCode";
import { Seen } from "./Seen";

/** What waits for somebody without a device. It is fetched with their code, shown once, and kept nowhere. (L12) */
export function Decide({ person }: { person: Person }) {
  const { t } = useTexts();
  const meeting = useMeetingId();
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<View<"Meeting">>();
  const look = useLook(meeting, person.participant, (view) => {
    setAsking(false);
    setSeen(view);
  });
  const veiled = useLive((live) => live.veiled);
  useEffect(() => {
    if (veiled) setSeen(undefined);
  }, [veiled]);
  const { name } = person;
  if (seen) {
    return (
      <Seen
        person={person}
        seen={seen}
        onClose={() => {
          setSeen(undefined);
          look.reset();
        }}
      />
    );
  }
  return (
    <>
      <p>{t("shared.lookHow", { name })}</p>
      <div className="actions">
        <Button className="small" appearance="primary-action" onClick={() => setAsking(true)}>
          {t("shared.look")}
        </Button>
      </div>
      {asking && (
        <AskCode
          title={t("shared.lookTitle", { name })}
          name={name}
          submit={t("shared.look")}
          busy={look.isPending}
          waiting={look.waiting}
          error={look.error}
          onCode={look.press}
          onClose={() => {
            setAsking(false);
            look.reset();
          }}
        />
      )}
    </>
  );
}

/** A look takes no key: every one is recorded. Neither the code nor the answer is kept beside this screen. */
function useLook(meeting: string, participant: string, onSeen: (view: View<"Meeting">) => void) {
  const [{ error, isPending }, set] = useState<{ error: Error | null; isPending: boolean }>(still);
  const press = (code: string) => {
    set({ error: null, isPending: true });
    const header = { "Table-Participant": participant, "Table-Code": code };
    answerOf(api.POST("/v1/meetings/{meeting}/shared-views", { params: { path: { meeting }, header } }))
      .then((view) => {
        set(still);
        onSeen(view);
      })
      .catch((refused: Error) => set({ error: refused, isPending: false }));
  };
  return { press, error, isPending, waiting: false, reset: () => set(still) };
}

const still = { error: null, isPending: false };
