// SPDX-License-Identifier: EUPL-1.2

import type { Catalogue } from "../../api/catalogue";
import type { View } from "../../api/types";

/**
 * Answers the tasks to choose from: all that hold every searched word, or without a search those of the own
 * kind of organisation. The chosen one stays, so that a choice is never out of sight.
 */
export function offered(
  catalogue: Catalogue,
  hat: View<"PartnerKind"> | undefined,
  search: string,
  chosen: string,
): View<"CatalogueTask">[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const partners = new Map(catalogue.partners.map(({ value, label }) => [value, label]));
  const own = catalogue.tasks.filter(({ partner }) => partner === hat);
  const isFound = ({ name, partner, lawText }: View<"CatalogueTask">) => {
    const about = plain(`${name} ${partners.get(partner) ?? ""} ${lawText}`);
    return words.every((word) => about.includes(word));
  };
  const shown = new Set(words.length > 0 ? catalogue.tasks.filter(isFound) : own);
  return catalogue.tasks.filter((task) => shown.has(task) || task.id === chosen);
}

/** Answers under which laws a task is, and where in them. Where the articles are of several laws, they name these, and only the others come before. */
export function lawOf({ lawText, article }: View<"CatalogueTask">): string {
  const laws = lawText.split("; ");
  const others = laws.filter((law) => !article.includes(law.split(/ \d{4}| \(/)[0] ?? law));
  return others.length === laws.length ? `${lawText}, ${article}` : [...others, article].join("; ");
}

/** Takes capitals and accents away, so that "zorgplicht" and "Zorgplicht" are found alike. */
function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
