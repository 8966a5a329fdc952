// SPDX-License-Identifier: EUPL-1.2

import { begin, tableIn } from "./live/early";

const meeting = tableIn(window.location.pathname);

/**
 * Runs while the rest of the page is still on its way, as a script of its own: whoever opens a table waits for the
 * page and for what lies on it at the same time. Is there when that came; nothing where no table is opened. It fetches
 * no other script: the page would run before it has a place to be drawn in.
 */
export const table = meeting && begin(meeting);
