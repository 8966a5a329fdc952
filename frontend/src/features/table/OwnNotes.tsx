// SPDX-License-Identifier: EUPL-1.2

import { Heading, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDraft } from "../../live/LiveProvider";

/** Own notes, in this page only: they never reach the server and go when the page does. (L9) */
export function OwnNotes() {
  const { t } = useTexts();
  const [notes, setNotes] = useDraft("notes", "");
  return (
    <section className="pane box notes" data-pane="agreements" aria-labelledby="notes">
      <Heading level={2} id="notes">
        {t("table.notes.title")}
      </Heading>
      <p className="hint" id="notes-hint">
        {t("table.notes.hint")}
      </p>
      <Textarea
        id="own-notes"
        rows={4}
        spellCheck={false}
        aria-labelledby="notes"
        aria-describedby="notes-hint"
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
    </section>
  );
}
