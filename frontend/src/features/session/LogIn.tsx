// SPDX-License-Identifier: EUPL-1.2

import { useQuery } from "@tanstack/react-query";

import { ended } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { lazy } from "../../components/lazy";
import { Loading } from "../../components/Loading";
import { useTitle } from "../../components/Screen";
import { Alert, Heading, Paragraph } from "../../components/ui";
import { useTexts } from "../../i18n/LanguageProvider";
import { DemoPersons } from "./DemoPersons";
import { useLeaving } from "./leaving";
import { LogInOffer } from "./LogInOffer";
import { useEntrance } from "./session";

// Who is logged in goes past it.
const Entrance = lazy(() => import("../entrance/Entrance"));

/** Aanmelden: what this is, and how one comes in; in a demo, who one can be. */
export default function LogIn() {
  const { t } = useTexts();
  const { data, error, refetch } = useEntrance();
  useTitle(t("logIn.title"));
  return (
    <>
      <Gone />
      {data?.demo === false ? (
        <Entrance entrance={data} />
      ) : (
        <>
          <div className="promise">
            <Heading level={1}>{t("promise.first")}</Heading>
            <Paragraph appearance="lead">{t("promise.second")}</Paragraph>
          </div>
          {data && <LogInOffer />}
          {data && <DemoPersons />}
          {!data && (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />)}
        </>
      )}
    </>
  );
}

/** Says why nobody is here any more, when that was not what they pressed, and when the server does not know it yet. */
function Gone() {
  const { t } = useTexts();
  const leaving = useLeaving();
  const { data } = useQuery({ queryKey: ended, queryFn: () => false, staleTime: Infinity });
  if (leaving) {
    return (
      <Alert type="warning">
        <Paragraph>{t("session.leaving")}</Paragraph>
      </Alert>
    );
  }
  if (!data) return null;
  return (
    <Alert>
      <Paragraph>{t("session.ended")}</Paragraph>
    </Alert>
  );
}
