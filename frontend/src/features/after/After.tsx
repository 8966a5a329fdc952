// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Screen } from "../../components/Screen";
import { Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";
import { HouseRules } from "../invitation/HouseRules";
import { Agreements } from "./Agreements";
import { Certificate, NoCertificate } from "./Certificate";
import { Given } from "./Given";
import { ParcelHead } from "./ParcelHead";

/** Na afloop: what there is to take along, the agreements, the notes and the certificate, and whom to turn to. */
export function After({ meeting }: { meeting: View<"Meeting"> }) {
  const { t, language } = useTexts();
  const { id, closedAt, lost, cancelled, byItself, case: head, parcel, given, me } = meeting;
  if (cancelled) return <CalledOff rules={meeting.rules} />;
  return (
    <Screen
      title={t("after.title")}
      lead={closedAt && t(lost ? "after.lost" : byItself ? "after.byItself" : "after.lead", { when: dateAndTime(closedAt, language) })}
      back={{ to: "/", text: t("meetings.title") }}
    >
      {head ? (
        <>
          <ParcelHead meeting={id} parcel={parcel} />
          {(!lost || given) && <Given given={given} />}
          <Agreements meeting={meeting} />
          {readsNotes(me?.capacity) && <NotesHead meeting={id} />}
          {lost ? <NoCertificate /> : <Certificate meeting={id} organiser={me?.organiser ?? false} />}
        </>
      ) : (
        <Paragraph>{t("after.notThere")}</Paragraph>
      )}
      <HouseRules rules={meeting.rules} />
    </Screen>
  );
}

function NotesHead({ meeting }: { meeting: string }) {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-labelledby="notes">
      <Heading level={2} id="notes">
        {t("notes.title")}
      </Heading>
      <Paragraph>{t("notes.what")}</Paragraph>
      <div className="actions">
        <LinkButton to={`/meetings/${meeting}/notes`}>{t("notes.read")}</LinkButton>
      </div>
    </section>
  );
}

/** An interpreter has no part of their own, and so no notes of it (S3); the server says so too. */
function readsNotes(capacity: View<"Capacity"> | undefined): boolean {
  return capacity !== "interpreter";
}

/** There was no table: nobody was there, and nothing is left of what was set ready. */
function CalledOff({ rules }: { rules: View<"HouseRules"> }) {
  const { t } = useTexts();
  return (
    <Screen title={t("after.cancelledTitle")} lead={t("after.cancelled")} back={{ to: "/", text: t("meetings.title") }}>
      <HouseRules rules={rules} />
    </Screen>
  );
}
