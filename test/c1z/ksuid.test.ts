import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatKsuid, parseKsuid } from "../../src/c1z/ksuid.js";

/** The example of the format's own description. */
const example = {
  text: "0ujtsYcgvSTl8PAuAdqWYSMnLOv",
  time: new Date("2017-10-10T04:00:47Z"),
  payload: Buffer.from("B5A1CD34B5F99D1154FB6853345C9735", "hex"),
};

const wholeSecond = fc
  .integer({ min: 1_400_000_000, max: 1_400_000_000 + 0xff_ff_ff_ff })
  .map((seconds) => new Date(seconds * 1000));
const payload = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe("a KSUID", () => {
  it("is what its description says", () => {
    expect(formatKsuid(example)).toBe(example.text);
    expect(parseKsuid(example.text)).toEqual({ time: example.time, payload: example.payload });
  });

  it("gives back its time and its payload", () => {
    fc.assert(
      fc.property(wholeSecond, payload, (time, bytes) => {
        expect(parseKsuid(formatKsuid({ time, payload: bytes }))).toEqual({
          time,
          payload: Buffer.from(bytes),
        });
      }),
    );
  });

  it("is sorted by its time", () => {
    fc.assert(
      fc.property(wholeSecond, wholeSecond, payload, payload, (a, b, one, other) => {
        const [first, second] = [
          formatKsuid({ time: a, payload: one }),
          formatKsuid({ time: b, payload: other }),
        ];
        fc.pre(a.getTime() !== b.getTime());
        expect(first < second).toBe(a < b);
      }),
    );
  });

  it.each([
    { what: "another length", text: `${example.text}0` },
    { what: "a character of no base 62", text: `${example.text.slice(0, -1)}-` },
    { what: "more than twenty bytes", text: "z".repeat(27) },
    { what: "nothing", text: "" },
  ])("is not $what", ({ text }) => {
    expect(parseKsuid(text)).toBeUndefined();
  });

  it.each([
    { what: "a time before 2014", parts: { ...example, time: new Date("2014-01-01T00:00:00Z") } },
    { what: "a time beyond 2150", parts: { ...example, time: new Date("2151-01-01T00:00:00Z") } },
    { what: "other than 16 bytes", parts: { ...example, payload: Buffer.alloc(15) } },
  ])("cannot be made of $what", ({ parts }) => {
    expect(() => formatKsuid(parts)).toThrow(RangeError);
  });
});
