// SPDX-License-Identifier: EUPL-1.2

import type { View } from "../../api/types";
import { DataList, Link } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

/** How the partners work together, which is never a ground (C11), and whom to turn to: a line each, where the house said so. */
export function HouseRules({ rules }: { rules: View<"HouseRules"> }) {
  const { t } = useTexts();
  const { convenant, fgName, fgContact, coordinatingFg } = rules;
  const fg = [fgName, fgContact].filter(Boolean).join(", ");
  if (!convenant && !fg && !coordinatingFg) return null;
  return (
    <DataList
      rows={[
        [t("houseRules.convenant"), convenant && <Convenant at={convenant} />],
        [t("houseRules.fg"), fg],
        [t("houseRules.coordinatingFg"), coordinatingFg],
      ]}
    />
  );
}

/** An address is a link, in a window of its own: what is half typed here stays. Anything else is read as it stands. */
function Convenant({ at }: { at: string }) {
  const { t } = useTexts();
  return (
    <>
      {/^https?:\/\//i.test(at) ? (
        <Link href={at} target="_blank" rel="noopener noreferrer">
          {t("houseRules.read")}
        </Link>
      ) : (
        at
      )}{" "}
      <span className="subtle">{t("houseRules.noGround")}</span>
    </>
  );
}
