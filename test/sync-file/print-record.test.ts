import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationType } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";
import { printPlain, printResource } from "../../src/sync-file/print-record.js";
import { anyText, structOf } from "./arbitrary.js";
import { entitlements, resourceTypes } from "./sample.js";

const ada: Resource = {
  id: { resourceType: "user", resource: "u1" },
  displayName: "Ada",
  annotations: [{ "@type": annotationType("UserTrait") }],
  createdAt: "2021-03-04T05:06:07Z",
};

describe("print-record", () => {
  it("prints a record without maps as JSON.stringify does", () => {
    expect(printResource(ada)).toBe(JSON.stringify(ada));
    for (const record of [...resourceTypes, ...entitlements]) {
      expect(printPlain(record)).toBe(JSON.stringify(record));
    }
  });

  it("sorts a profile's keys by code point at every depth, integer-like ones too", () => {
    const profile = {
      b: 1,
      "10": true,
      "9": null,
      "\u{1f600}": "astral",
      "\ue000": "private",
      a: { z: [{ y: 1, x: -0 }], "1": "" },
    };
    const { createdAt, ...rest } = ada;
    expect(printResource({ ...rest, profile, status: undefined, createdAt })).toBe(
      '{"id":{"resourceType":"user","resource":"u1"},"displayName":"Ada",' +
        '"annotations":[{"@type":"type.googleapis.com/c1.connector.v2.UserTrait"}],' +
        '"profile":{"10":true,"9":null,"a":{"1":"","z":[{"x":-0,"y":1}]},"b":1,"\ue000":"private","\u{1f600}":"astral"},' +
        '"createdAt":"2021-03-04T05:06:07Z"}',
    );
  });

  it("keeps an empty profile", () => {
    expect(printResource({ ...ada, profile: {} })).toContain(',"profile":{}');
  });

  it("prints nothing that JSON.parse would not give back, lone surrogates among it", () => {
    fc.assert(
      fc.property(anyText, structOf(anyText), (displayName, profile) => {
        const printed = printResource({ ...ada, displayName, profile });
        expect(printed.isWellFormed()).toBe(true);
        const read = JSON.parse(printed);
        expect(read).toStrictEqual(JSON.parse(JSON.stringify({ ...ada, displayName, profile })));
        expect(printResource(read)).toBe(printed);
      }),
    );
  });
});
