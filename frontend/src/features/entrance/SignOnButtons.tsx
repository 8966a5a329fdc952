// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Button } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useSignOn } from "./signOn";

interface Props {
  issuers: readonly View<"SignOnLine">[];
  /** Whether somebody who is here already logs in there once more. */
  again?: boolean;
}

/** One button for each organisation at which somebody can log in. */
export function SignOnButtons({ issuers, again }: Props) {
  const { t } = useTexts();
  const signOn = useSignOn(again);
  return (
    <>
      {signOn.error && <Failure error={signOn.error} />}
      <div className="actions">
        {issuers.map(({ id, name }) => (
          <Button key={id} appearance="primary-action" disabled={signOn.isPending} onClick={() => signOn.press(id)}>
            {t("signOn.at", { name })}
          </Button>
        ))}
      </div>
    </>
  );
}
