// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { SharedDevice } from "../door/later";
import { useDraft } from "../../live/LiveProvider";

/** The way for who sits beside somebody with a device, and has none. (L12) */
export function ForSomebody() {
  const { t } = useTexts();
  const [open, setOpen] = useDraft("shared-open", false);
  const [owner, setOwner] = useState("");
  if (!open) {
    return (
      <div className="for-somebody">
        <Button className="small" appearance="subtle" onClick={() => setOpen(true)}>
          {t("shared.open")}
        </Button>
      </div>
    );
  }
  return (
    <SharedDevice
      owner={owner}
      onOwner={setOwner}
      onClose={() => {
        setOpen(false);
        setOwner("");
      }}
    />
  );
}
