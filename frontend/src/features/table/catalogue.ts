// SPDX-License-Identifier: EUPL-1.2

import { useCatalogue as useQueriedCatalogue, type Catalogue, type Option } from "../../api/catalogue";

export type { Catalogue };
export type Choices = readonly Option[];

const none: Catalogue = {
  tasks: [],
  domains: [],
  partners: [],
  secrecies: [],
  laws: [],
  natures: [],
  origins: [],
  details: [],
  grounds: [],
};

/** What law and field give; empty lists until it is here, because the table does not wait for them. */
export function useCatalogue(): Catalogue {
  return useQueriedCatalogue().data ?? none;
}

/** Answers the label of a value, or the value while the catalogue is on its way. */
export function labelOf(choices: Choices, value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
