import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationType } from "../../src/model/annotation.js";
import type { Grant } from "../../src/model/grant.js";
import type { Resource } from "../../src/model/resource.js";
import { printGrant, printPlain, printResource } from "../../src/sync-file/print-record.js";
import { anyText, structOf } from "./arbitrary.js";
import { entitlements, resourceTypes } from "./sample.js";

const ada: Resource = {
  id: { resourceType: "user", resource: "u1" },
  displayName: "Ada",
  annotations: [{ "@type": annotationType("UserTrait") }],
  createdAt: "2021-03-04T05:06:07Z",
};

const access: Grant = {
  entitlement: { resource: { id: { resourceType: "app", resource: "a" } }, id: "app:a:access" },
  principal: { id: { resourceType: "user", resource: "u1" } },
  id: "app:a:access:user:u1",
};

describe("print-record", () => {
  it("prints a record without maps as JSON.stringify does", () => {
    expect(printResource(ada)).toBe(JSON.stringify(ada));
    expect(printGrant(access)).toBe(JSON.stringify(access));
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

  it.each([
    [["b", "a"], '{"a":{},"b":{}}'],
    [["10", "9", "x"], '{"10":{},"9":{},"x":{}}'],
    [["\u{1f600}", "\ue000"], '{"\ue000":{},"\u{1f600}":{}}'],
    [["a"], '{"a":{}}'],
    [[], "{}"],
  ])("sorts the keys of sources: %j", (ids, printed) => {
    const sources = { sources: Object.fromEntries(ids.map((id) => [id, {}])) };
    expect(printGrant({ ...access, sources, annotations: undefined })).toBe(
      `${JSON.stringify(access).slice(0, -1)},"sources":{"sources":${printed}}}`,
    );
  });

  it("sorts the keys of a grant's metadata, next to annotations that have none", () => {
    const grant: Grant = {
      ...access,
      annotations: [
        { "@type": annotationType("GrantImmutable") },
        {
          "@type": annotationType("GrantMetadata"),
          metadata: { source: "x", "10": { z: 1, a: -0 }, "9": [] },
        },
      ],
    };
    expect(printGrant(grant)).toBe(
      `${JSON.stringify(access).slice(0, -1)},"annotations":[` +
        '{"@type":"type.googleapis.com/c1.connector.v2.GrantImmutable"},' +
        '{"@type":"type.googleapis.com/c1.connector.v2.GrantMetadata",' +
        '"metadata":{"10":{"a":-0,"z":1},"9":[],"source":"x"}}]}',
    );
  });

  it("keeps metadata that is there and empty, and metadata that is not there", () => {
    const annotations = [
      { "@type": annotationType("GrantMetadata") },
      { "@type": annotationType("GrantMetadata"), metadata: {} },
    ];
    expect(printGrant({ ...access, annotations })).toBe(JSON.stringify({ ...access, annotations }));
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
