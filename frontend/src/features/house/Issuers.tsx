// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";
import { useWatch } from "react-hook-form";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { ChoiceField } from "../../components/form/ChoiceField";
import { Form } from "../../components/form/Form";
import { TextField } from "../../components/form/TextField";
import { useDraftForm } from "../../components/form/useDraftForm";
import { Failure } from "../../components/Failure";
import { Twice } from "../../components/Twice";
import { Button, DataList, List, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { useHouseCommand, useIssuers } from "./house";
import { Fetched, HouseScreen } from "./HouseScreen";
import { asWritten, issuerForm } from "./issuerForm";

type Issuer = View<"Issuer">;

/** Aanmelden bij organisaties: whose sign-on the house trusts, and for which addresses. */
export default function Issuers() {
  const { t } = useTexts();
  const [adding, setAdding] = useState(false);
  return (
    <HouseScreen title={t("house.issuers.title")}>
      <section className="sheet" aria-label={t("house.issuers.title")}>
        <Paragraph>{t("house.issuers.lead")}</Paragraph>
        <ForThem />
        {adding ? (
          <Edit onClose={() => setAdding(false)} />
        ) : (
          <div className="actions">
            <Button onClick={() => setAdding(true)}>{t("house.issuers.add")}</Button>
          </div>
        )}
        <Trusted />
      </section>
    </HouseScreen>
  );
}

/** What the organisation has to know of this house, before it can let anybody through. */
function ForThem() {
  const { t } = useTexts();
  const { origin } = window.location;
  return (
    <DataList
      rows={[
        [t("house.issuers.back"), <span className="path">{`${origin}/sign-on`}</span>],
        [t("house.issuers.keys"), <span className="path">{`${origin}/v1/sign-on-keys`}</span>],
      ]}
    />
  );
}

function Trusted() {
  const { t } = useTexts();
  return (
    <Fetched query={useIssuers()}>
      {(issuers) =>
        issuers.length === 0 ? (
          <Paragraph>{t("house.issuers.none")}</Paragraph>
        ) : (
          <List label={t("house.issuers.title")} layout="lines">
            {issuers.map((issuer) => (
              <IssuerLine key={issuer.id} issuer={issuer} />
            ))}
          </List>
        )
      }
    </Fetched>
  );
}

function IssuerLine({ issuer }: { issuer: Issuer }) {
  const { t } = useTexts();
  const [changing, setChanging] = useState(false);
  const { id, name, url, domains } = issuer;
  const drop = useHouseCommand((header) => api.PUT("/v1/issuers/{issuer}/removal", { params: { path: { issuer: id }, header } }));
  if (changing) {
    return (
      <li>
        <Edit issuer={issuer} onClose={() => setChanging(false)} />
      </li>
    );
  }
  return (
    <li className="person">
      <div className="line">
        <b>{name}</b>
        <span className="path">{url}</span>
        <span className="subtle">{t("house.issuers.for", { domains: domains.join(", ") })}</span>
        {drop.error && <Failure error={drop.error} />}
      </div>
      <div className="actions">
        <Button appearance="subtle" onClick={() => setChanging(true)}>
          {t("house.change")}
          <span className="unseen"> ({name})</span>
        </Button>
        <Twice
          label={t("house.drop")}
          about={name}
          sure={t("house.issuers.dropSure", { name })}
          disabled={drop.isPending}
          onPress={() => drop.press()}
        />
      </div>
    </li>
  );
}

function Edit({ issuer, onClose }: { issuer?: Issuer; onClose: () => void }) {
  const { t } = useTexts();
  const { id = "" } = issuer ?? {};
  const { form, done } = useDraftForm(`issuer/${id}`, issuerForm, asWritten(issuer));
  const way = useWatch({ control: form.control, name: "withKey" });
  const close = () => {
    done();
    onClose();
  };
  const save = useHouseCommand(
    (header, body: View<"NewIssuer">) =>
      id
        ? api.PUT("/v1/issuers/{issuer}", { params: { path: { issuer: id }, header }, body })
        : api.POST("/v1/issuers", { params: { header }, body }),
    close,
  );
  return (
    <div className="inset" role="group" aria-label={issuer?.name ?? t("house.issuers.add")}>
      <Form name={`issuer-${id}`} form={form} command={save} submit={t("house.save")} onValid={save.press} onCancel={close}>
        <TextField name="name" label={t("people.organisation")} />
        <TextField name="url" label={t("house.issuers.url")} description={t("house.issuers.urlHow")} type="url" />
        <TextField name="clientId" label={t("house.issuers.clientId")} />
        <ChoiceField
          name="withKey"
          legend={t("house.issuers.way")}
          type="radio"
          options={[
            { value: "key", label: t("house.issuers.withKey"), description: t("house.issuers.withKeyHow") },
            { value: "secret", label: t("house.issuers.withSecret") },
          ]}
        />
        {way === "secret" && (
          <TextField name="secret" label={t("house.issuers.secret")} description={t(id ? "house.issuers.secretKept" : "house.issuers.secretHow")} type="password" />
        )}
        <TextField name="domains" label={t("house.issuers.domains")} description={t("house.issuers.domainsHow")} lines={2} />
        <TextField name="acr" label={t("house.issuers.acr")} description={t("house.issuers.acrHow")} lines={2} />
        <TextField name="amr" label={t("house.issuers.amr")} description={t("house.issuers.amrHow")} lines={2} />
      </Form>
    </div>
  );
}
