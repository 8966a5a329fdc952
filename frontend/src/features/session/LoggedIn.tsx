// SPDX-License-Identifier: EUPL-1.2

import { Outlet } from "react-router";

import { Failure } from "../../components/Failure";
import { Frame } from "../../components/Frame";
import { Loading } from "../../components/Loading";
import { LogIn } from "./LogIn";
import { useMe } from "./session";

/**
 * Lets through who is logged in, and offers the others to log in at the same address. What is inside a bare
 * one brings a frame of its own.
 */
export function LoggedIn({ bare = false }: { bare?: boolean }) {
  const me = useMe();
  // The key parts one person from the next: nothing of a screen outlives a change.
  if (me.data) return <Outlet key={me.data.id} />;
  const instead = me.isPending ? (
    <Loading />
  ) : me.error ? (
    <Failure error={me.error} onRetry={() => void me.refetch()} />
  ) : (
    <LogIn />
  );
  return bare ? <Frame>{instead}</Frame> : instead;
}
