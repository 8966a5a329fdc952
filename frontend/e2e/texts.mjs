// SPDX-License-Identifier: EUPL-1.2

import { readFileSync } from "node:fs";

const texts = JSON.parse(readFileSync(new URL("../src/i18n/nl.json", import.meta.url), "utf8"));

/** Answers the Dutch text of a key; every {name} gets its value, as on the page. A key that is gone is an error here, not a wait. */
export function t(key, values = {}) {
  const text = key.split(".").reduce((inside, name) => inside?.[name], texts);
  if (typeof text !== "string") throw new Error(`nl.json has no text ${key}`);
  return text.replace(/\{(\w+)\}(\.?)/g, (whole, name, stop) => {
    const value = values[name] ?? `{${name}}`;
    return String(value).endsWith(".") ? value : value + stop;
  });
}

/** Answers what matches a text from its beginning, whatever fills its {names} and comes after it. */
export function like(key, values = {}) {
  const parts = t(key, values).split(/\{\w+\}/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}`);
}
