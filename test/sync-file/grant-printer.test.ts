import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationType } from "../../src/model/annotation.js";
import type { Grant } from "../../src/model/grant.js";
import { printStruct, structSchema } from "../../src/model/struct.js";
import { GrantPrinter } from "../../src/sync-file/grant-printer.js";
import { anyText, structOf } from "./arbitrary.js";

const access: Grant = {
  entitlement: { resource: { id: { resourceType: "app", resource: "a" } }, id: "app:a:access" },
  principal: { id: { resourceType: "user", resource: "u1" } },
  id: "app:a:access:user:u1",
};

function alone(grant: Grant): string {
  return new GrantPrinter().print(grant);
}

describe("GrantPrinter", () => {
  it("prints a grant without maps as JSON.stringify does", () => {
    expect(alone(access)).toBe(JSON.stringify(access));
  });

  it.each([
    [["b", "a"], '{"a":{},"b":{}}'],
    [["10", "9", "x"], '{"10":{},"9":{},"x":{}}'],
    [["\u{1f600}", "\ue000"], '{"\ue000":{},"\u{1f600}":{}}'],
    [["a"], '{"a":{}}'],
    [[], "{}"],
  ])("sorts the keys of sources: %j", (ids, printed) => {
    const sources = { sources: Object.fromEntries(ids.map((id) => [id, {}])) };
    expect(alone({ ...access, sources, annotations: undefined })).toBe(
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
    expect(alone(grant)).toBe(
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
    expect(alone({ ...access, annotations })).toBe(JSON.stringify({ ...access, annotations }));
  });

  it("prints whatever grants come one after the other as if each came alone, with the keys of maps sorted", () => {
    const entitlement = fc.record({
      resource: fc.record({ id: fc.record({ resourceType: anyText, resource: anyText }) }),
      id: anyText,
    });
    const sources = fc.record({
      sources: fc.uniqueArray(anyText).map((ids) => Object.fromEntries(ids.map((id) => [id, isDirect]))),
    });
    const annotation = fc.oneof(
      fc.constant({ "@type": annotationType("GrantImmutable") }),
      structOf(anyText).map((metadata) => ({ "@type": annotationType("GrantMetadata"), metadata })),
    );
    const annotations = fc.array(annotation, { minLength: 1, maxLength: 2 });
    const some = <Value>(values: fc.Arbitrary<Value>) => fc.array(values, { minLength: 1, maxLength: 3 });
    const sequences = fc
      .record({
        entitlements: some(entitlement),
        types: some(anyText),
        sources: some(sources),
        annotations: some(annotations),
      })
      .chain((shared) =>
        fc.array(
          fc.record(
            {
              entitlement: fc.constantFrom(...shared.entitlements),
              principal: fc.record({
                id: fc.record({ resourceType: fc.constantFrom(...shared.types), resource: anyText }),
              }),
              id: anyText,
              sources: fc.constantFrom(...shared.sources),
              annotations: fc.constantFrom(...shared.annotations),
            },
            { requiredKeys: ["entitlement", "principal", "id"] },
          ),
          { maxLength: 20 },
        ),
      );
    fc.assert(
      fc.property(sequences, (grants) => {
        const printer = new GrantPrinter();
        expect(grants.map((grant) => printer.print(grant))).toEqual(grants.map(keyByKey));
      }),
    );
  });

  it("prints more ways of coming by a grant than it remembers", () => {
    const printer = new GrantPrinter();
    const grants = Array.from({ length: 2500 }, (_, index) => ({
      ...access,
      sources: { sources: { [`group:${index % 1100}:member`]: isDirect } },
    }));
    expect(grants.map((grant) => printer.print(grant))).toEqual(grants.map((grant) => JSON.stringify(grant)));
  });
});

const isDirect = { isDirect: true as const };

/** The line of a grant by the rules alone: the order of declaration, and the sorted keys of maps. */
function keyByKey({ entitlement, principal, id, sources, annotations }: Grant): string {
  const members = [
    `"entitlement":${JSON.stringify(entitlement)}`,
    `"principal":${JSON.stringify(principal)}`,
    `"id":${JSON.stringify(id)}`,
  ];
  // @type comes before metadata, which is where sorting puts it too.
  if (sources !== undefined) members.push(`"sources":${printStruct(structSchema.parse(sources))}`);
  if (annotations !== undefined)
    members.push(`"annotations":${printStruct(annotations.map((one) => structSchema.parse(one)))}`);
  return `{${members.join(",")}}`;
}
