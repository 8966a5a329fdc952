// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Form } from "../../components/form/Form";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDeed } from "../../live/useDeed";
import { moveForm, whenOf } from "./meetingForm";
import { whenPlaces } from "./when";
import { WhenFields } from "./WhenFields";

/** Moves a meeting that has not begun, in time or to another place; who was asked hears of it. */
export function Move({ meeting }: { meeting: View<"Meeting"> }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (open) return <MoveForm meeting={meeting} onClose={() => setOpen(false)} />;
  return (
    <div className="actions">
      <Button onClick={() => setOpen(true)}>{t("move.open")}</Button>
    </div>
  );
}

function MoveForm({ meeting, onClose }: { meeting: View<"Meeting">; onClose: () => void }) {
  const { t } = useTexts();
  const { form, done } = useDraftForm(`move/${meeting.id}`, moveForm, { ...whenOf(meeting), place: meeting.place ?? "" });
  const close = () => {
    done();
    onClose();
  };
  const move = useDeed((to, body: View<"NewTimes">) => api.PUT("/v1/meetings/{meeting}/times", { params: to, body }), close);
  return (
    <div className="inset" role="group" aria-label={t("move.open")}>
      <p>{t("move.lead")}</p>
      <Form name="move" form={form} command={move} places={whenPlaces} submit={t("move.submit")} onValid={move.press} onCancel={close}>
        <WhenFields form="move" />
      </Form>
    </div>
  );
}
