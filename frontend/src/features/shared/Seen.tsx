// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Button, Field, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, Asked, Person } from "../../live/frames";
import { useDraft } from "../../live/LiveProvider";
import { AgreementText } from "../table/Agreements";
import { agreementName } from "../table/names";
import { takesOn, waitingFor } from "../table/rights";
import { AskCode } from "./AskCode";
import { PressFor } from "./PressFor";
import { SeenItems } from "./SeenItems";
import { useBesideDeed, type WithCode } from "./useBesideDeed";

type Limits = { inOtherWords?: string; conditions?: string };
type Answer = "grant" | "inOtherWords" | "conditions" | "refuse";

interface Props {
  person: Person;
  seen: View<"Meeting">;
  onClose: () => void;
}

/** What the owner of the code saw: the requests and agreements that wait for them, each with its own code. */
export function Seen({ person, seen, onClose }: Props) {
  const { t } = useTexts();
  const [answered, setAnswered] = useState<string[]>([]);
  const isLeft = ({ id }: { id: string }) => !answered.includes(id);
  const requests = waitingFor(seen.items, seen.requests).filter(isLeft);
  const agreements = takesOn(person.capacity) ? seen.agreements.filter(({ taker }) => !taker).filter(isLeft) : [];
  const done = (id: string) => setAnswered((before) => [...before, id]);
  return (
    <>
      {requests.length + agreements.length === 0 && <p>{t("shared.nothing", { name: person.name })}</p>}
      <ul className="decisions" role="list" aria-label={t("shared.decide", { name: person.name })}>
        {requests.map((request) => (
          <RequestLine key={request.id} person={person} seen={seen} request={request} onDone={() => done(request.id)} />
        ))}
        {agreements.map((agreement) => (
          <AgreementLine key={agreement.id} person={person} agreement={agreement} onDone={() => done(agreement.id)} />
        ))}
      </ul>
      <SeenItems owner={person} seen={seen} />
      <div className="actions">
        <Button className="small" onClick={onClose}>
          {t("shared.hide")}
        </Button>
      </div>
    </>
  );
}

interface RequestProps {
  person: Person;
  seen: View<"Meeting">;
  request: Asked;
  onDone: () => void;
}

function RequestLine({ person, seen, request, onDone }: RequestProps) {
  const { t } = useTexts();
  const [answer, setAnswer] = useState<Answer>();
  const [words, setWords] = useDraft(`beside/${request.id}`, "");
  const { grant, refuse } = useAnswers(person.participant, request.id, onDone);
  const asks = request.asker ?? seen.people.find(({ participant }) => participant === request.recipient);
  const item = seen.items.find(({ id }) => id === request.item);
  const deed: WithCode<never> | WithCode<Limits> | WithCode<void> = answer === "refuse" ? refuse : grant;
  const limit = answer === "inOtherWords" || answer === "conditions" ? answer : undefined;
  const press = (code: string) => {
    if (answer === "refuse") refuse.press(code);
    else grant.press(code, limit ? { [limit]: words.trim() } : {});
  };
  const close = () => {
    setAnswer(undefined);
    grant.reset();
    refuse.reset();
  };
  return (
    <li>
      <p>{asks ? t("table.decide.asks", { name: asks.name, organisation: asks.organisation }) : t("table.decide.asksUnseen")}</p>
      {item && <blockquote>{item.text}</blockquote>}
      <p className="hint">{t("table.decide.why", { words: request.words })}</p>
      <div className="decision__row">
        {(["grant", "inOtherWords", "conditions", "refuse"] as const).map((one) => (
          <Button key={one} className="small" appearance={one === "grant" ? "primary-action" : "secondary-action"} onClick={() => setAnswer(one)}>
            {t(`table.decide.${one}`)}
          </Button>
        ))}
      </div>
      {answer && (
        <AskCode
          title={t("shared.right", { name: person.name })}
          name={person.name}
          submit={t(`table.decide.${answer}`)}
          busy={deed.isPending}
          waiting={deed.waiting}
          error={deed.error}
          onCode={press}
          onClose={close}
        >
          {item && <blockquote>{item.text}</blockquote>}
          {limit && (
            <Field id="shared-limit" label={t(`table.decide.${limit}Label`)}>
              <Textarea
                id="shared-limit"
                rows={2}
                maxLength={limit === "conditions" ? 500 : 2000}
                spellCheck={false}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            </Field>
          )}
        </AskCode>
      )}
    </li>
  );
}

function useAnswers(owner: string, request: string, onDone: () => void) {
  const grant = useBesideDeed<Limits>(
    owner,
    ({ path, header }, headers, body) =>
      api.PUT("/v1/meetings/{meeting}/requests/{request}/grant", {
        params: { path: { ...path, request }, header },
        headers: { ...headers },
        body,
      }),
    onDone,
  );
  const refuse = useBesideDeed(
    owner,
    ({ path, header }, headers) =>
      api.PUT("/v1/meetings/{meeting}/requests/{request}/refusal", {
        params: { path: { ...path, request }, header },
        headers: { ...headers },
      }),
    onDone,
  );
  return { grant, refuse };
}

function AgreementLine({ person, agreement, onDone }: { person: Person; agreement: Agreement; onDone: () => void }) {
  const { t } = useTexts();
  return (
    <li>
      <AgreementText agreement={agreement} />
      <div className="decision__row">
        <PressFor
          owner={person}
          label={t("table.agreements.takeOn")}
          about={agreementName(agreement)}
          appearance="primary-action"
          send={({ path, header }, headers) =>
            api.PUT("/v1/meetings/{meeting}/agreements/{agreement}/taker", {
              params: { path: { ...path, agreement: agreement.id }, header },
              headers: { ...headers },
            })
          }
          onDone={onDone}
        >
          <AgreementText agreement={agreement} />
        </PressFor>
      </div>
    </li>
  );
}
