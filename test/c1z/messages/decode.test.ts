import { describe, expect, it } from "vitest";
import { decode, NestedTooDeepError } from "../../../src/c1z/messages/decode.js";
import { encode } from "../../../src/c1z/messages/encode.js";

const ANY = "type.googleapis.com/c1.connector.v2.";

describe("a decoded message", () => {
  it("keeps of the records in it their ids alone", () => {
    const user = { id: { resourceType: "user", resource: "u" }, displayName: "Ada" };
    const group = { id: { resourceType: "group", resource: "g" }, displayName: "Staff" };
    const entitlement = {
      id: "group:g:member",
      displayName: "Staff Member",
      slug: "member",
      resource: group,
    };
    const bytes = encode("Grant", { id: "x", principal: user, entitlement });
    expect(decode("Grant", bytes)).toEqual({
      id: "x",
      principal: { id: user.id },
      entitlement: { id: "group:g:member", resource: { id: group.id } },
    });
  });

  it("loses annotations that a sync file cannot have, and tells of each", () => {
    const dropped: string[] = [];
    const annotations = [{ "@type": `${ANY}GroupTrait` }, { "@type": `${ANY}GrantImmutable` }];
    const bytes = encode("Resource", { id: { resourceType: "group", resource: "g" }, annotations });
    const json = decode("Resource", bytes, { onDropped: (type) => dropped.push(type) });
    expect({ annotations: json.annotations, dropped }).toEqual({
      annotations: [{ "@type": `${ANY}GroupTrait` }],
      dropped: ["GrantImmutable"],
    });
  });

  it("is refused with the reason where messages go too deep, in an annotation too", () => {
    const of = (depth: number): object => (depth === 0 ? {} : { a: of(depth - 1) });
    const profile = JSON.parse(JSON.stringify(of(60)));
    const id = { resourceType: "group", resource: "g" };
    const inAny = [{ "@type": `${ANY}GroupTrait`, profile }];
    for (const record of [
      { id, profile },
      { id, annotations: inAny },
    ]) {
      expect(() => decode("Resource", encode("Resource", record))).toThrow(NestedTooDeepError);
    }
  });

  it("is refused where the bytes are none", () => {
    expect(() => decode("Grant", Buffer.from("ff", "hex"))).toThrow(Error);
  });
});
