// SPDX-License-Identifier: EUPL-1.2

import { Failure } from "../../components/Failure";
import { Badge, Button, Heading, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useDemoPersons, useLogIn, useMe } from "./session";

/** The people of the demo case, each with a press to log in as them. */
export function DemoPersons() {
  const { t } = useTexts();
  const persons = useDemoPersons();
  const me = useMe();
  const logIn = useLogIn();
  return (
    <section aria-labelledby="persons">
      <Heading level={2} id="persons">
        {t("demo.title")}
      </Heading>
      <Paragraph>
        {t("demo.choose")} {t("demo.chooseHow")}
      </Paragraph>
      <Paragraph>
        {t("demo.begin")} {t("demo.then")}
      </Paragraph>
      {logIn.error && <Failure error={logIn.error} />}
      {persons.isPending && <Paragraph>{t("common.loading")}</Paragraph>}
      {persons.isSuccess && !persons.data?.length && <Paragraph>{t("demo.none")}</Paragraph>}
      {!!persons.data?.length && (
        <List labelledBy="persons" layout="cards">
          {persons.data.map(({ id, name, organisation }) => (
            <li key={id}>
              <div>
                <Heading level={3}>{name}</Heading>
                <span className="subtle">{organisation}</span>
              </div>
              {me.data?.id === id ? (
                <Badge>{t("demo.current")}</Badge>
              ) : (
                <Button disabled={logIn.isPending} onClick={() => logIn.mutate(id)}>
                  {t("demo.logInAs", { name })}
                </Button>
              )}
            </li>
          ))}
        </List>
      )}
    </section>
  );
}
