// SPDX-License-Identifier: EUPL-1.2

import { Heading } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useLive } from "../../live/LiveProvider";
import { RequestLines } from "./RequestLines";

/** What is asked for somebody's own task, or for an agreement that this person does not see. */
export function OtherRequests() {
  const { t } = useTexts();
  const requests = useLive(({ view }) => view.requests);
  const here = requests.filter(({ agreement, state }) => !agreement && state !== "lapsed");
  if (!here.length) return null;
  return (
    <section className="box turn" aria-labelledby="other-requests">
      <Heading level={2} id="other-requests">
        {t("round.other")}
      </Heading>
      <RequestLines requests={here} none="" />
    </section>
  );
}
