// SPDX-License-Identifier: EUPL-1.2

import { lazy } from "../../components/lazy";

// Most people at a table are not its chair, and have a device of their own.
export const AtTable = lazy(() => import("./AtTable"), { within: true });
export const GiveCode = lazy(() => import("./GiveCode"), { within: true });
export const Neighbours = lazy(() => import("./Neighbours"), { within: true });
export const SharedDevice = lazy(() => import("../shared/SharedDevice"), { within: true });
