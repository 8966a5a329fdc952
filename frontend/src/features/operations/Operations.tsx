// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";

import { Failure } from "../../components/Failure";
import { Screen } from "../../components/Screen";
import { Code, Link, Paragraph, Table } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { documentPath, fetchOperations } from "./operations";

/** A path that breaks at its slashes where the line is short. */
function Path({ path }: { path: string }) {
  return path.split("/").map((step, index) => (
    <Fragment key={index}>
      {index > 0 && "/"}
      {index > 1 && <wbr />}
      {step}
    </Fragment>
  ));
}

/** What the API can do, as its own description says it. */
export default function Operations() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ["operations"],
    queryFn: fetchOperations,
    staleTime: Infinity,
  });
  return (
    <Screen title={t("operations.title")} lead={data && t("operations.count", { count: data.length })}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Paragraph>
            {t("operations.english")} <Link href={documentPath}>{t("operations.document")}</Link>
          </Paragraph>
          <div className="card">
            <Table
              label={t("operations.title")}
              columns={[t("operations.request"), t("operations.what")]}
              rows={data.map(({ method, path, summary }) => ({
                key: `${method} ${path}`,
                cells: [
                  <span className="path">
                    <Code>
                      <b>{method}</b> <Path path={path} />
                    </Code>
                  </span>,
                  // The description is written for programmers, in English.
                  <span lang="en">{summary}</span>,
                ],
              }))}
            />
          </div>
        </>
      )}
    </Screen>
  );
}
