// SPDX-License-Identifier: EUPL-1.2

import { Code, Heading, Link, LinkButton, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";

/** Sluitverklaring: what it states, the files, and how anybody checks them. (S6) */
export function Certificate({ meeting, organiser }: { meeting: string; organiser: boolean }) {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-labelledby="certificate">
      <Heading level={2} id="certificate">
        {t("certificate.title")}
      </Heading>
      <Paragraph>{t("certificate.what")}</Paragraph>
      <div className="actions">
        <LinkButton to={`/meetings/${meeting}/certificate`}>{t("certificate.read")}</LinkButton>
      </div>
      {organiser ? (
        <ul className="bullets">
          <li>
            <File meeting={meeting} name="certificate" />
          </li>
          <li>
            <File meeting={meeting} name="record" />
          </li>
        </ul>
      ) : (
        <Paragraph>
          <File meeting={meeting} name="certificate" />
        </Paragraph>
      )}
      <Check organiser={organiser} />
    </section>
  );
}

function File({ meeting, name }: { meeting: string; name: "certificate" | "record" }) {
  const { t } = useTexts();
  return (
    <Link href={`/v1/meetings/${meeting}/${name}`} download={`${name}.json`}>
      {t(`certificate.${name}`)}
    </Link>
  );
}

/** Folded: most who come here take their items along, and few check. */
function Check({ organiser }: { organiser: boolean }) {
  const { t } = useTexts();
  return (
    <details className="more">
      <summary>{t("certificate.check")}</summary>
      <Paragraph>{t(organiser ? "certificate.verify" : "certificate.verifyWithRecord")}</Paragraph>
      <p className="command">
        <Code>casustafel verify certificate.json record.json</Code>
      </p>
      <Paragraph>{t("certificate.answers")}</Paragraph>
      <Paragraph>
        {t("certificate.program")} {t("certificate.where")}
      </Paragraph>
    </details>
  );
}

/** In its place: a table without its key was closed and nothing was released. (S5) */
export function NoCertificate() {
  const { t } = useTexts();
  return (
    <section className="sheet" aria-labelledby="certificate">
      <Heading level={2} id="certificate">
        {t("certificate.title")}
      </Heading>
      <Paragraph>{t("certificate.lost")}</Paragraph>
      <Paragraph>{t("certificate.lostThen")}</Paragraph>
    </section>
  );
}
