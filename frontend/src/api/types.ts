// SPDX-License-Identifier: EUPL-1.2

import type { components } from "./schema.gen";

/** A shape of the API by its name in the description: View<"Meeting">. */
export type View<Name extends keyof components["schemas"]> = components["schemas"][Name];
