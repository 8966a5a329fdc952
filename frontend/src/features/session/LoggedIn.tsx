// SPDX-License-Identifier: EUPL-1.2

import { Outlet } from "react-router";

import { Failure } from "../../components/Failure";
import { Frame } from "../../components/Frame";
import { lazy } from "../../components/lazy";
import { Loading } from "../../components/Loading";
import { Here, proven, useMe } from "./session";

// Who is logged in needs no log-in, and who works here every day never comes by a link again.
const LogIn = lazy(() => import("./LogIn"));
const Visitor = lazy(() => import("../entrance/Visitor"));

/**
 * Lets through who is proven, leads who came by a link, and offers the others to log in at the same address. What
 * is inside a bare one brings a frame of its own.
 */
export function LoggedIn({ bare = false }: { bare?: boolean }) {
  const { data: me, error, isPending, refetch } = useMe();
  // The key parts one person from the next: nothing of a screen outlives a change.
  if (me && me.level >= proven) {
    return (
      <Here key={me.id} value={me}>
        <Outlet />
      </Here>
    );
  }
  const instead = me ? (
    <Here key={me.id} value={me}>
      <Visitor />
    </Here>
  ) : isPending ? (
    <Loading />
  ) : error ? (
    <Failure error={error} onRetry={() => void refetch()} />
  ) : (
    <LogIn />
  );
  return bare ? <Frame>{instead}</Frame> : instead;
}
