import type { JsonObject } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { encode } from "../../../src/c1z/messages/encode.js";
import { GrantEncoder } from "../../../src/c1z/writing/grant-encoder.js";
import { type Grant, grantSchema } from "../../../src/model/grant.js";

const TYPE = "type.googleapis.com/c1.connector.v2.";

function grant(group: string, principal: string, parts: Pick<Grant, "annotations" | "sources"> = {}): Grant {
  const id = `group:${group}:member`;
  return grantSchema.parse({
    entitlement: { resource: { id: { resourceType: "group", resource: group } }, id },
    principal: { id: { resourceType: "user", resource: principal } },
    id: `${id}:user:${principal}`,
    ...parts,
  });
}

const inherited: Pick<Grant, "annotations" | "sources"> = {
  sources: { sources: { "group:a:member": { isDirect: true }, "group:b:member": { isDirect: true } } },
  annotations: [{ "@type": `${TYPE}GrantImmutable` }],
};
const expandable: Pick<Grant, "annotations"> = {
  annotations: [
    { "@type": `${TYPE}GrantExpandable`, entitlementIds: ["group:a:member"], resourceTypeIds: ["user"] },
  ],
};

/** The message by itself, whatever came before. */
const whole = (record: Grant) => {
  const json: JsonObject = JSON.parse(JSON.stringify(record));
  return Buffer.from(encode("Grant", json)).toString("hex");
};

describe("grants one after the other", () => {
  it("are the same bytes as each by itself", () => {
    const grants = [
      grant("g1", "u1"),
      grant("g1", "u2", inherited),
      grant("g1", "u3", expandable),
      grant("g1", "u4", inherited),
      grant("g1", "u5"),
      grant("g2", "u1", inherited),
      grant("g2", "u2"),
    ];
    const encoder = new GrantEncoder();
    expect(grants.map((each) => Buffer.from(encoder.encode(each).data).toString("hex"))).toEqual(
      grants.map(whole),
    );
  });

  it("have an expansion where they say so, and none where they do not", () => {
    const encoder = new GrantEncoder();
    const expansions = [grant("g1", "u1", expandable), grant("g1", "u2", inherited), grant("g1", "u3")].map(
      (each) => encoder.encode(each).expansion,
    );
    expect(expansions).toEqual([
      encode("GrantExpandable", { entitlementIds: ["group:a:member"], resourceTypeIds: ["user"] }),
      null,
      null,
    ]);
  });
});
