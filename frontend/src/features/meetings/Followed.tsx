// SPDX-License-Identifier: EUPL-1.2

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useParams } from "react-router";

import { Away, Refused } from "../../api/client";
import { endSession } from "../../api/queries";
import type { View } from "../../api/types";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { Screen } from "../../components/Screen";
import { useTexts } from "../../i18n/LanguageProvider";
import { LiveProvider, useLive } from "../../live/LiveProvider";
import { useLiveMeeting } from "./meeting";

interface Props {
  children: (meeting: View<"Meeting">) => ReactNode;
}

/** Follows the meeting of this address, and shows what is inside as it is now; what was taken away goes at once. */
export function Followed({ children }: Props) {
  const { meeting = "" } = useParams();
  return (
    <LiveProvider key={meeting} meeting={meeting}>
      <Now>{children}</Now>
    </LiveProvider>
  );
}

function Now({ children }: Props) {
  const link = useLive((live) => live.link);
  const meeting = useLiveMeeting();
  const queries = useQueryClient();
  const isOver = link === "session-ended";
  useEffect(() => {
    if (isOver) endSession(queries);
  }, [isOver, queries]);

  if (link === "out") return <NotYours />;
  if (!meeting) return link === "away" ? <Failure error={new Away()} /> : <Loading />;
  return (
    <>
      {link === "away" && <Failure error={new Away()} />}
      {children(meeting)}
    </>
  );
}

/** The same for who may no longer know of a meeting and for who never did. */
function NotYours() {
  const { t } = useTexts();
  return (
    <Screen title={t("meetings.notYours")} back={{ to: "/", text: t("meetings.title") }}>
      <Failure error={new Refused(404, "not-found")} />
    </Screen>
  );
}
