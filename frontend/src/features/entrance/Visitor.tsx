// SPDX-License-Identifier: EUPL-1.2

import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

import { useViewer } from "../session/session";
import { AtDoor } from "./AtDoor";
import { Prove } from "./Prove";
import { Unconfirmed } from "./Unconfirmed";

const unproven = 1;

/** Who came by a link and is not proven, or not confirmed yet. Of the house they see one meeting, from outside. */
export default function Visitor() {
  const me = useViewer();
  const [waits, setWaits] = useState(false);
  useAtOwnMeeting(me.meeting);
  if (me.level === unproven && !waits) return <Prove onWait={() => setWaits(true)} />;
  return me.meeting ? <AtDoor meeting={me.meeting} onProve={() => setWaits(false)} /> : <Unconfirmed />;
}

/** There is one address for them; being proven, they are where they were going. */
function useAtOwnMeeting(meeting: string | undefined) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const address = meeting ? `/meetings/${meeting}` : "/";
  useEffect(() => {
    if (pathname !== address) void navigate(address, { replace: true });
  }, [pathname, address, navigate]);
}
