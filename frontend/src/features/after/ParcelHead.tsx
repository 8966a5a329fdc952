// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";

import { api } from "../../api/client";
import { keyed, useCommand } from "../../api/command";
import { own } from "../../api/queries";
import type { View } from "../../api/types";
import { Deed } from "../../components/Deed";
import { Heading, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { dateAndTime } from "../../lib/times";

interface Props {
  meeting: string;
  parcel: View<"ParcelHead"> | undefined;
  /** Whether it is all there is on its screen, whose title says the same. */
  alone?: boolean;
}

/** That there is something to take along, and until when; what it is shows only after opening. (S7) */
export function ParcelHead({ meeting, parcel, alone }: Props) {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-label={t("parcel.title")}>
      {!alone && <Heading level={2}>{t("parcel.title")}</Heading>}
      {!parcel && <Paragraph>{t("parcel.none")}</Paragraph>}
      {parcel?.gone && <Paragraph>{t(`parcel.gone.${parcel.gone}`)}</Paragraph>}
      {parcel && !parcel.gone && <Waits meeting={meeting} parcel={parcel} />}
    </section>
  );
}

function Waits({ meeting, parcel }: { meeting: string; parcel: View<"ParcelHead"> }) {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const until = dateAndTime(parcel.until, language);
  const queries = useQueryClient();
  const open = useCommand(
    (_: void, key) => api.PUT("/v1/meetings/{meeting}/parcel/opening", { params: { path: { meeting }, header: keyed(key) } }),
    async () => {
      await queries.invalidateQueries({ queryKey: [own, "parcel", meeting] });
      await navigate(`/meetings/${meeting}/parcel`);
    },
  );
  if (parcel.openedAt) {
    return (
      <>
        <Paragraph>{t(parcel.count === 1 ? "parcel.openedOne" : "parcel.opened", { count: parcel.count, until })}</Paragraph>
        <div className="actions">
          <LinkButton to={`/meetings/${meeting}/parcel`} appearance="primary-action">
            {t("parcel.read")}
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <Paragraph>{t(parcel.count === 1 ? "parcel.waitsOne" : "parcel.waits", { count: parcel.count, until })}</Paragraph>
      <Paragraph>{t(parcel.hours === 1 ? "parcel.openHowOne" : "parcel.openHow", { hours: parcel.hours })}</Paragraph>
      <Deed command={open} appearance="primary-action">
        {t("parcel.open")}
      </Deed>
    </>
  );
}
