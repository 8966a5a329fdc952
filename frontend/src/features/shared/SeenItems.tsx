// SPDX-License-Identifier: EUPL-1.2

import { useState } from "react";

import { api } from "../../api/client";
import type { View } from "../../api/types";
import { Button, Field, Select, Textarea } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Asked, Item } from "../../live/frames";
import { useDraft } from "../../live/LiveProvider";
import { asRequest, servesIn } from "../table/Ask";
import { mayAsk } from "../table/rights";
import { useSentence } from "../table/TakeHome";
import { PressFor, type Owner } from "./PressFor";

interface Props {
  owner: Owner;
  seen: View<"Meeting">;
}

/** What the owner of the code sees on the table: the own items to withdraw, others' to ask for. (L6, T2, T6) */
export function SeenItems({ owner, seen }: Props) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<readonly string[]>([]);
  const items = seen.items.filter(({ id }) => !done.includes(id));
  if (!items.length) return null;
  return (
    <>
      <div className="actions">
        <Button className="small" appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("shared.items", { name: owner.name, count: items.length })}
        </Button>
      </div>
      {open && (
        <ul className="decisions" role="list">
          {items.map((item) => (
            <li key={item.id}>
              <p>{item.text}</p>
              {item.mine ? (
                <OwnItem owner={owner} seen={seen} item={item} onDone={() => setDone([...done, item.id])} />
              ) : (
                <OthersItem owner={owner} seen={seen} item={item} onDone={() => setDone([...done, item.id])} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface LineProps extends Props {
  item: Item;
  onDone: () => void;
}

function OwnItem({ owner, seen, item, onDone }: LineProps) {
  const { t } = useTexts();
  const [back, setBack] = useState<readonly string[]>([]);
  const granted = seen.requests.filter((request) => request.item === item.id && request.state === "granted" && !back.includes(request.id));
  return (
    <>
      {granted.map((request) => (
        <Granted key={request.id} owner={owner} request={request} onDone={() => setBack([...back, request.id])} />
      ))}
      <div className="decision__row">
        <PressFor
          owner={owner}
          label={t("table.withdraw.button")}
          about={item.text}
          send={({ path, header }, headers) =>
            api.PUT("/v1/meetings/{meeting}/items/{item}/withdrawal", { params: { path: { ...path, item: item.id }, header }, headers: { ...headers } })
          }
          onDone={onDone}
        >
          <blockquote>{item.text}</blockquote>
          <p>{t("table.withdraw.text")}</p>
        </PressFor>
      </div>
    </>
  );
}

function Granted({ owner, request, onDone }: { owner: Owner; request: Asked; onDone: () => void }) {
  const { t } = useTexts();
  const sentence = useSentence(request, false);
  return (
    <div className="take">
      <span>{sentence}</span>
      <PressFor
        owner={owner}
        label={t("table.decide.takeBack")}
        about={sentence}
        send={({ path, header }, headers) =>
          api.PUT("/v1/meetings/{meeting}/requests/{request}/retraction", {
            params: { path: { ...path, request: request.id }, header },
            headers: { ...headers },
          })
        }
        onDone={onDone}
      >
        <p>{sentence}</p>
      </PressFor>
    </div>
  );
}

function OthersItem({ owner, seen, item, onDone }: LineProps) {
  const { t } = useTexts();
  const id = `beside-ask-${item.id}`;
  const serves = servesIn(t, seen, item.id);
  const [chosen, setChosen] = useState(serves[0]?.value ?? "");
  const [words, setWords] = useDraft(`beside-ask/${owner.participant}/${item.id}`, "");
  if (!seen.me || !mayAsk(seen.me, item) || !serves.length) return null;
  return (
    <div className="decision__row">
      <PressFor
        owner={owner}
        label={t("table.ask.button")}
        about={item.text}
        send={({ path, header }, headers) =>
          api.POST("/v1/meetings/{meeting}/items/{item}/requests", {
            params: { path: { ...path, item: item.id }, header },
            headers: { ...headers },
            body: asRequest(chosen, words),
          })
        }
        onDone={() => {
          setWords("");
          onDone();
        }}
      >
        <blockquote>{item.text}</blockquote>
        <Field id={`${id}-serves`} label={t("table.ask.serves")}>
          <Select id={`${id}-serves`} value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {serves.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field id={`${id}-words`} label={t("table.ask.words")}>
          <Textarea id={`${id}-words`} rows={2} maxLength={1000} spellCheck={false} value={words} onChange={(event) => setWords(event.target.value)} />
        </Field>
      </PressFor>
    </div>
  );
}
