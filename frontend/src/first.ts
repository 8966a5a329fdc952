// SPDX-License-Identifier: EUPL-1.2

import { begin, tableIn } from "./live/early";

const meeting = tableIn(window.location.pathname);

/**
 * Runs while the rest of the page is still on its way, as a script of its own: whoever opens a table waits for its
 * screen and for what lies on it at the same time. Is there when both are; nothing where no table is opened.
 */
export const table = meeting && Promise.allSettled([begin(meeting), import("./features/table/TablePage")]);
