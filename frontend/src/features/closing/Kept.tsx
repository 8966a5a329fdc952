// SPDX-License-Identifier: EUPL-1.2

import { Heading, Table } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";

/** What is kept after closing, and until when. */
export function Kept() {
  const { t } = useTexts();
  const attended = useLive(({ view }) => view.people.filter(({ presence, capacity }) => presence === "at-table" || capacity === "chair").length);
  const agreements = useLive(({ view }) => view.agreements.filter(({ taker }) => taker).length);
  const rows = [
    { key: "parcel", cells: [<b>{t("closing.kept.parcel")}</b>, t("closing.kept.parcelWhat"), t("closing.kept.parcelUntil")] },
    { key: "notes", cells: [<b>{t("closing.kept.notes")}</b>, t("closing.kept.notesWhat", { people: attended, agreements }), t("closing.kept.caseUntil")] },
    { key: "record", cells: [<b>{t("closing.kept.record")}</b>, t("closing.kept.recordWhat"), t("closing.kept.caseUntil")] },
    { key: "certificate", cells: [<b>{t("closing.kept.certificate")}</b>, t("closing.kept.certificateWhat"), t("closing.kept.caseUntil")] },
  ];
  return (
    <section className="box" aria-labelledby="kept">
      <Heading level={2} id="kept">
        {t("closing.kept.title")}
      </Heading>
      <div className="matrix">
        <Table labelledBy="kept" columns={[t("closing.kept.what"), t("closing.kept.holds"), t("closing.kept.until")]} rows={rows} />
      </div>
    </section>
  );
}
