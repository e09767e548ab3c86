import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  datedName,
  datedTime,
  LAST_ORDINAL,
  rejectedName,
  rejectedTime,
} from "../../src/sync-dir/dated-name.js";

const times = fc.date({
  min: new Date("1970-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const ordinals = fc.integer({ min: 1, max: LAST_ORDINAL });

describe("the name of a dated file", () => {
  it("is its time without colons, and a number from the second one of a second on", () => {
    const time = new Date("2026-11-23T02:00:03.789Z");
    expect([datedName(time), datedName(time, 2), datedName(time, 12)]).toEqual([
      "2026-11-23T020003Z.json.gz",
      "2026-11-23T020003Z_02.json.gz",
      "2026-11-23T020003Z_12.json.gz",
    ]);
  });

  it("is read back to the second", () => {
    fc.assert(
      fc.property(times, ordinals, (time, ordinal) => {
        const second = new Date(Math.floor(time.getTime() / 1000) * 1000);
        expect(datedTime(datedName(time, ordinal))).toEqual(second);
        expect(rejectedTime(rejectedName(datedName(time, ordinal)))).toEqual(second);
      }),
    );
  });

  it("sorts by time, then by number, as plain text", () => {
    const key = fc.tuple(times, ordinals);
    fc.assert(
      fc.property(key, key, ([time, ordinal], [otherTime, otherOrdinal]) => {
        const seconds = Math.floor(time.getTime() / 1000) - Math.floor(otherTime.getTime() / 1000);
        const order = Math.sign(seconds || ordinal - otherOrdinal);
        const [name, other] = [datedName(time, ordinal), datedName(otherTime, otherOrdinal)];
        expect(name === other ? 0 : name < other ? -1 : 1).toBe(order);
      }),
    );
  });

  it.each([
    "latest.json.gz",
    "2026-11-23T02:00:03Z.json.gz",
    "2026-11-23T020003Z.json",
    "2026-11-23T020003Z.json.gz.rejected",
    "2026-02-30T020003Z.json.gz",
    "2026-11-23T240000Z.json.gz",
    "2026-11-23T020060Z.json.gz",
    "2026-11-23T020003Z_01.json.gz",
    "2026-11-23T020003Z_2.json.gz",
    "2026-11-23T020003Z-2.json.gz",
    "../2026-11-23T020003Z.json.gz",
    "",
  ])("is not %j", (name) => {
    expect(datedTime(name)).toBeUndefined();
  });

  it("of a rejected result is taken for no other", () => {
    const name = datedName(new Date("2026-11-23T02:00:03Z"));
    expect([rejectedName(name), datedTime(rejectedName(name)), rejectedTime(name)]).toEqual([
      "2026-11-23T020003Z.json.gz.rejected",
      undefined,
      undefined,
    ]);
  });
});
