// SPDX-License-Identifier: EUPL-1.2

import { useParams } from "react-router";

import { Away } from "../../api/client";
import { Failure } from "../../components/Failure";
import { Loading } from "../../components/Loading";
import { useMeeting } from "../meetings/meeting";
import { Preparation } from "./Preparation";

/** The preparation at its own address, so that the chair can reach it from the table. */
export default function PreparationScreen() {
  const { meeting: id = "" } = useParams();
  const { data, error, refetch } = useMeeting(id);
  if (error && !(error instanceof Away && data)) return <Failure error={error} onRetry={() => void refetch()} />;
  return data ? <Preparation meeting={data} /> : <Loading />;
}
