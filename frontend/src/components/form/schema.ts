// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

/** Text that has to be there; its reasons are the server's. */
export function text(missing: string, longest: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1, missing), v.maxLength(longest, "field-too-long"));
}

/** Text that may stay empty. */
export function optionalText(longest: number) {
  return v.pipe(v.string(), v.trim(), v.maxLength(longest, "field-too-long"));
}

/** A text of which each line with something on it is one entry. */
export function lines(missing: string, most: number, longest: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.split("\n").map((line) => line.trim()).filter(Boolean)),
    v.minLength(1, missing),
    v.maxLength(most, "field-too-many"),
    v.everyItem((line) => line.length <= longest, "field-too-long"),
  );
}

/** At least one of the boxes. */
export function some<Value extends string>(missing: string) {
  return v.pipe(v.array(v.custom<Value>((value) => typeof value === "string")), v.minLength(1, missing));
}

/** One of a closed list; the list itself comes from the server, which checks it. */
export function one<Value extends string>(missing: string) {
  return v.custom<Value>((value) => typeof value === "string" && value !== "", missing);
}

/** A whole number that somebody writes, from least to most. */
export function whole(wrong: string, least: number, most: number) {
  return v.pipe(v.string(), v.trim(), v.regex(/^\d+$/, wrong), v.transform(Number), v.minValue(least, wrong), v.maxValue(most, wrong));
}

/** A text of which each line is one entry; it may stay empty. */
export function optionalLines(most: number, longest: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.split("\n").map((line) => line.trim()).filter(Boolean)),
    v.maxLength(most, "field-too-many"),
    v.everyItem((line) => line.length <= longest, "field-too-long"),
  );
}

/** An address for mail, as far as a form can tell. */
export const email = v.pipe(v.string(), v.trim(), v.regex(/^\S+@\S+\.\S+$/, "email-wrong"), v.maxLength(300, "field-too-long"));
