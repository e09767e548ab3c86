import type { JsonObject } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { narrowGrant, narrowResource } from "../../../src/c1z/importing/narrow.js";
import { encode } from "../../../src/c1z/messages/encode.js";
import type { MessageName } from "../../../src/c1z/messages/fields.js";
import type { RecordRow } from "../../../src/c1z/reading/row.js";

const ANY = "type.googleapis.com/c1.connector.v2.";
const nothing = () => {};

function row(name: MessageName, json: JsonObject, parts: Partial<RecordRow> = {}): RecordRow {
  const { columns = {} } = parts;
  return {
    row: 7,
    externalId: columns.external_id ?? "",
    data: encode(name, json),
    expansion: undefined,
    where: "x.c1z: v1_some, row 7",
    ...parts,
    columns,
  };
}

const user = { external_id: "user:u1", resource_type_id: "user" };
const id = { resourceType: "user", resource: "u1" };
const grantColumns = {
  external_id: "app:a1:access:group:g1",
  resource_type_id: "app",
  resource_id: "a1",
  entitlement_id: "app:a1:access",
  principal_resource_type_id: "group",
  principal_resource_id: "g1",
};

describe("a resource of a c1z", () => {
  it("says once what older SDKs put into its trait", () => {
    const trait = {
      "@type": `${ANY}UserTrait`,
      profile: { department: "Law" },
      status: { status: "STATUS_DISABLED", details: "suspended" },
      emails: [{ address: "" }, { address: "a@example.com", isPrimary: true }],
    };
    expect(narrowResource(row("Resource", { id, annotations: [trait] }, { columns: user }), nothing)).toEqual(
      {
        id,
        displayName: "u1",
        annotations: [
          { "@type": `${ANY}UserTrait`, emails: [{ address: "a@example.com", isPrimary: true }] },
        ],
        profile: { department: "Law" },
        status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" },
      },
    );
  });

  it.each<[what: string, json: JsonObject, columns: Record<string, string>, words: string]>([
    ["no trait", { id }, user, "annotations is not what a sync file takes"],
    [
      "another type than its row",
      { id, annotations: [{ "@type": `${ANY}UserTrait` }] },
      { ...user, resource_type_id: "group" },
      "its resource_type_id is group, and its record says user: it is damaged, or somebody changed it",
    ],
    [
      "an id beyond what any message takes",
      { id: { ...id, resource: "u".repeat(1025) }, annotations: [{ "@type": `${ANY}UserTrait` }] },
      { ...user, external_id: `user:${"u".repeat(1025)}` },
      "its id is longer than 1024 bytes",
    ],
  ])("is refused where it has %s", (_, json, columns, words) => {
    expect(() => narrowResource(row("Resource", json, { columns }), nothing)).toThrow(
      `x.c1z: v1_some, row 7: ${words}`,
    );
  });
});

describe("a grant of a c1z", () => {
  it("has its expansion in it again, and from its columns what newer SDKs leave out", () => {
    const expansion = encode("GrantExpandable", {
      entitlementIds: ["group:g1:member"],
      resourceTypeIds: ["user"],
    });
    expect(narrowGrant(row("Grant", {}, { columns: grantColumns, expansion }), nothing)).toEqual({
      entitlement: { resource: { id: { resourceType: "app", resource: "a1" } }, id: "app:a1:access" },
      principal: { id: { resourceType: "group", resource: "g1" } },
      id: "app:a1:access:group:g1",
      annotations: [
        {
          "@type": `${ANY}GrantExpandable`,
          entitlementIds: ["group:g1:member"],
          resourceTypeIds: ["user"],
        },
      ],
    });
  });

  it("is refused where its expansion is none", () => {
    const expansion = Buffer.from("ff", "hex");
    expect(() => narrowGrant(row("Grant", {}, { columns: grantColumns, expansion }), nothing)).toThrow(
      "x.c1z: v1_some, row 7: what it holds cannot be decoded as GrantExpandable",
    );
  });
});
