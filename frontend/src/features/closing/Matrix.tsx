// SPDX-License-Identifier: EUPL-1.2

import "@utrecht/table-css/dist/index.css";

import { Heading } from "../../components/ui";
import type { Translate } from "../../i18n";
import { useTexts } from "../../i18n/LanguageProvider";
import type { Agreement, Asked, Item } from "../../live/frames";
import { useLive } from "../../live/LiveProvider";
import { labelOf, useCatalogue } from "../table/catalogue";
import { agreementName, useNames } from "../table/names";

/** Which item goes home with whom: a row for each that was asked for, a column for each who asked. */
export function Matrix() {
  const { t } = useTexts();
  const { name } = useNames();
  const items = useLive(({ view }) => view.items);
  const requests = useLive(({ view }) => view.requests).filter(({ state }) => state !== "lapsed");
  const rows = items.filter(({ id }) => requests.some(({ item }) => item === id));
  const recipients = [...new Set(requests.map(({ recipient }) => recipient))];
  const rest = items.length - rows.length;
  const asked = (item: Item, recipient: string) => requests.some((request) => request.item === item.id && request.recipient === recipient);
  const hasGaps = rows.some((item) => recipients.some((id) => id !== item.provider && !asked(item, id)));
  return (
    <section className="box" aria-labelledby="matrix">
      <Heading level={2} id="matrix">
        {t("closing.matrix.title")}
      </Heading>
      <MatrixList rows={rows} requests={requests} />
      {rows.length > 0 && (
        <div className="matrix" role="group" aria-labelledby="matrix" tabIndex={0}>
          <table className="utrecht-table" aria-labelledby="matrix">
            <thead className="utrecht-table__header">
              <tr className="utrecht-table__row">
                <th scope="col" className="utrecht-table__header-cell">{t("closing.matrix.item")}</th>
                <th scope="col" className="utrecht-table__header-cell">{t("closing.matrix.provider")}</th>
                {recipients.map((id) => (
                  <th key={id} scope="col" className="utrecht-table__header-cell">{name(id)}</th>
                ))}
              </tr>
            </thead>
            <tbody className="utrecht-table__body">
              {rows.map((item) => (
                <Row key={item.id} item={item} requests={requests} recipients={recipients} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="hint">
        {hasGaps && <span className="matrix__legend">{t("closing.matrix.legend")} </span>}
        {rows.length === 0 ? t(items.length === 0 ? "closing.matrix.empty" : "closing.matrix.nobody") : rest > 0 && t(rest === 1 ? "closing.matrix.restOne" : "closing.matrix.rest", { count: rest })}
      </p>
    </section>
  );
}

/** The same for a narrow screen: under each item only who asked for it. */
function MatrixList({ rows, requests }: { rows: readonly Item[]; requests: readonly Asked[] }) {
  const { t } = useTexts();
  const { name } = useNames();
  const agreements = useLive(({ view }) => view.agreements);
  return (
    <ul className="matrix-list" role="list">
      {rows.map((item) => (
        <li key={item.id}>
          <p>{item.text}</p>
          <p className="hint">{name(item.provider)}</p>
          {requests
            .filter((request) => request.item === item.id)
            .map((request) => (
              <p key={request.id} className={lookOf(request)}>
                {t("closing.matrix.to", { name: name(request.recipient), what: cellText(t, request, agreements) })}
              </p>
            ))}
        </li>
      ))}
    </ul>
  );
}

function lookOf({ state }: Asked): string {
  if (state === "granted") return "take__state take__state--goes";
  return state === "asked" ? "take__state take__state--asked" : "take__state take__state--stays";
}

interface RowProps {
  item: Item;
  requests: readonly Asked[];
  recipients: readonly string[];
}

function Row({ item, requests, recipients }: RowProps) {
  const { t } = useTexts();
  const { name } = useNames();
  const { domains } = useCatalogue();
  const agreements = useLive(({ view }) => view.agreements);
  return (
    <tr className="utrecht-table__row">
      <th scope="row" className="utrecht-table__cell">
        {item.text} <span className="hint matrix__domain">{labelOf(domains, item.domain)}</span>
      </th>
      <td className="utrecht-table__cell">{name(item.provider)}</td>
      {recipients.map((id) => (
        <td key={id} className="utrecht-table__cell">
          {item.provider === id ? (
            <span className="hint">{t("closing.matrix.own")}</span>
          ) : (
            <Cell asked={requests.filter((request) => request.item === item.id && request.recipient === id)} agreements={agreements} />
          )}
        </td>
      ))}
    </tr>
  );
}

function Cell({ asked, agreements }: { asked: readonly Asked[]; agreements: readonly Agreement[] }) {
  const { t } = useTexts();
  if (!asked.length) {
    return (
      <span className="hint">
        <span aria-hidden="true">–</span>
        <span className="unseen">{t("closing.matrix.notAsked")}</span>
      </span>
    );
  }
  return asked.map((request) => (
    <span key={request.id} className={lookOf(request)}>
      {cellText(t, request, agreements)}
    </span>
  ));
}

function cellText(t: Translate, request: Asked, agreements: readonly Agreement[]): string {
  if (request.state === "asked") return t("closing.matrix.open");
  if (request.state !== "granted") return t("closing.matrix.no");
  const agreement = agreements.find(({ id }) => id === request.agreement);
  if (!agreement) return t(request.narrowed ? "closing.matrix.narrowedTask" : "closing.matrix.goesTask");
  return t(request.narrowed ? "closing.matrix.narrowed" : "closing.matrix.goes", { serves: agreementName(agreement) });
}
