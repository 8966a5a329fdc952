// SPDX-License-Identifier: EUPL-1.2

import { Failure } from "../../components/Failure";
import { Alert, Button, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDemoPersons, useLogIn, useMe } from "./session";
import { useLinkedPerson } from "./useLinkedPerson";

/** Offers to log in as the person of the link that was opened. */
export function LogInOffer() {
  const { t } = useTexts();
  const [linked, forget] = useLinkedPerson();
  const persons = useDemoPersons();
  const me = useMe();
  const logIn = useLogIn();
  if (!linked || !persons.data || me.isPending || me.data?.id === linked) return null;

  const person = persons.data.find(({ id }) => id === linked);
  if (!person) {
    return (
      <Alert type="warning">
        <Paragraph>{t("offer.unknown")}</Paragraph>
      </Alert>
    );
  }
  const { id, name, organisation } = person;
  return (
    <Alert>
      <Heading level={2}>{t("offer.title", { name })}</Heading>
      <Paragraph>{t("offer.text", { name, organisation })}</Paragraph>
      {logIn.error && <Failure error={logIn.error} />}
      <div className="actions">
        <Button
          appearance="primary-action"
          disabled={logIn.isPending}
          onClick={() => logIn.mutate(id, { onSuccess: forget })}
        >
          {t("demo.logInAs", { name })}
        </Button>
        <Button onClick={forget}>{t("offer.decline")}</Button>
      </div>
    </Alert>
  );
}
