// SPDX-License-Identifier: EUPL-1.2

import { api } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Choice } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Item } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { useDeed } from "../../live/useDeed";
import { atPart } from "./rights";

/** The provider chooses who sees an item, among who is at its part now. (L1) */
export function Audience({ item }: { item: Item }) {
  const { t } = useTexts();
  const people = useLive(({ view }) => view.people);
  const open = useDeed(({ path, header }, body: { to: string[] }) =>
    api.PUT("/v1/meetings/{meeting}/items/{item}/audience-extension", { params: { path: { ...path, item: item.id }, header }, body }),
  );
  const narrow = useDeed(({ path, header }, body: { from: string[] }) =>
    api.PUT("/v1/meetings/{meeting}/items/{item}/audience-reduction", { params: { path: { ...path, item: item.id }, header }, body }),
  );
  const others = atPart(people, item.part).filter(({ participant }) => participant !== item.provider);
  const busy = open.isPending || narrow.isPending;
  const error = open.error ?? narrow.error;
  if (!others.length) return null;
  return (
    <fieldset className="audience" aria-busy={busy}>
      <legend>{t("table.audience.legend")}</legend>
      {others.map(({ participant, name, organisation }) => (
        <Choice
          key={participant}
          type="checkbox"
          label={`${name}, ${organisation}`}
          checked={item.audience.includes(participant)}
          aria-disabled={busy || undefined}
          onChange={({ target }) => {
            if (busy) return;
            if (target.checked) open.press({ to: [participant] });
            else narrow.press({ from: [participant] });
          }}
        />
      ))}
      {error && <Failure error={error} />}
    </fieldset>
  );
}
