// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, test } from "vitest";

import { agreement, item, people } from "../testing/table";
import { fold, nothing } from "./frames";

const [one, two, three] = [item(1), item(2), item(3)];
const first = fold(nothing, {
  v: 7,
  whole: true,
  set: { [`item/${two.id}`]: two, [`item/${one.id}`]: one, [`person/${people[0]!.participant}`]: people[0]! },
});

describe("fold", () => {
  test("puts things in the order in which they were made", () => {
    expect(first.items).toEqual([one, two]);
    expect(fold(first, { v: 8, set: { [`item/${three.id}`]: three } }).items).toEqual([one, two, three]);
  });

  test("changes what is there and takes away what is gone", () => {
    const changed = { ...one, text: "Anders." };
    const after = fold(first, { v: 8, set: { [`item/${one.id}`]: changed }, gone: [`item/${two.id}`] });
    expect(after.items).toEqual([changed]);
    expect(after.version).toBe(8);
  });

  test("keeps the lists that did not change, so that nothing is drawn again for them", () => {
    const after = fold(first, { v: 8, set: { [`agreement/${agreement().id}`]: agreement() } });
    expect(after.items).toBe(first.items);
    expect(after.people).toBe(first.people);
  });

  test("replaces everything by a whole frame", () => {
    const after = fold(first, { v: 9, whole: true, set: { [`item/${three.id}`]: three } });
    expect(after.items).toEqual([three]);
    expect(after.people).toEqual([]);
  });

  test("takes a single thing away too", () => {
    const withTally = fold(first, { v: 8, set: { tally: { leaves: 1, destroyed: 2, withdrawn: 3, parcelDays: 14, openedHours: 24, caseDays: 1825, weighed: 8 } } });
    expect(withTally.tally?.leaves).toBe(1);
    expect(fold(withTally, { v: 9, gone: ["tally"] }).tally).toBeUndefined();
  });

  test("leaves alone what it does not know", () => {
    const after = fold(first, { v: 8, set: { "weather/1": one, "toString/1": one, item: one } });
    expect({ ...after, version: 7 }).toEqual(first);
  });
});
