// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Button, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Item } from "../../live/frames";
import { useDraft, useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { Dialog } from "./Dialog";
import type { ItemDraft } from "./newItem";
import { reach } from "./reach";

/** Puts an own item back in the field as it was, with who was not to see it; not over what stands there. A correction is a withdrawal and a new item. (L6) */
function useRewrite({ text, part, detail, domain, nature, origin, dated, law, subjects, audience, provider }: Item) {
  const people = useLive(({ view }) => view.people);
  const [draft, setDraft] = useDraft<Partial<ItemDraft>>("item", {});
  // Of all who are asked for the point, not of who is here alone: who did not see it may come back before it is sent.
  const hidden = people
    .filter(({ participant, parts }) => parts.includes(part) && participant !== provider && !audience.includes(participant))
    .map(({ participant }) => participant);
  const write = () => {
    setDraft({ text, part, detail, domain, nature, origin, dated, law, subjects, hidden, consent: "" });
    reach("composer");
  };
  return { isEmpty: !draft.text, write };
}

/** The provider takes an item off the table; asked twice, because it does not come back. (L6) */
export function Withdraw({ item }: { item: Item }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  const { isEmpty, write } = useRewrite(item);
  const withdraw = useDeed(
    ({ path, header }, _: boolean) => api.PUT("/v1/meetings/{meeting}/items/{item}/withdrawal", { params: { path: { ...path, item: item.id }, header } }),
    (_, corrects) => {
      if (corrects) write();
    },
  );
  return (
    <>
      <Button className="small" onClick={() => setAsking(true)}>
        {t("table.withdraw.button")}
      </Button>
      {asking && (
        <Dialog title={t("table.withdraw.title")} onClose={() => setAsking(false)}>
          <Paragraph>
            {t("table.withdraw.text")} {isEmpty && t("table.withdraw.correctHow")}
          </Paragraph>
          {withdraw.error && <Failure error={withdraw.error} />}
          <div className="actions">
            <Button appearance="primary-action" disabled={withdraw.isPending} onClick={() => withdraw.press(false)}>
              {t("table.withdraw.confirm")}
            </Button>
            {isEmpty && (
              <Button disabled={withdraw.isPending} onClick={() => withdraw.press(true)}>
                {t("table.withdraw.correct")}
              </Button>
            )}
            <Button onClick={() => setAsking(false)}>{t("table.cancel")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
