import { describe, expect, it } from "vitest";
import { IncompleteLists } from "../../src/sync-file/incomplete-lists.js";
import { header, manifest } from "./sample.js";

const whole = manifest({
  digest: "sha256:0",
  counts: { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0, byResourceType: {} },
});

const doubt = (what: string, why: string) => ({ what, why });

describe("what a file says that it may lack", () => {
  it("is nothing when it is whole", () => {
    expect(new IncompleteLists({ header, manifest: whole }, doubt).all).toEqual([]);
  });

  it.each([
    ["the header", { ...header, complete: false }, whole],
    ["the manifest", header, { ...whole, complete: false }],
  ])("is everything when %s says that it is not whole, and nothing says where", (_, head, end) => {
    const lists = new IncompleteLists({ header: head, manifest: end }, doubt);
    expect(lists.all.map(({ what }) => what)).toEqual(["admin_user", "app", "group", "role", "user"]);
    expect(lists.ofType("user")).toEqual({
      what: "user",
      why: "the file says that it is not whole",
    });
  });

  it("is the types that the header names, where no list is named", () => {
    const head = { ...header, complete: false, incomplete: ["app"] };
    const end = { ...whole, complete: false };
    expect(new IncompleteLists({ header: head, manifest: end }, doubt).all.map(({ what }) => what)).toEqual([
      "app",
    ]);
  });

  it.each([
    [
      "members of any group, and who has apps through them",
      ["group"],
      { "group user": "group", "app user": "group" },
    ],
    ["who has any app", ["app"], { "app user": "app", "app group": "app" }],
    ["nobody's, where only users are", ["user"], {}],
  ])("is %s where no list is named", (_, incomplete, expected) => {
    const head = { ...header, complete: false, incomplete };
    const lists = new IncompleteLists({ header: head, manifest: { ...whole, complete: false } }, doubt);
    const found = [
      ["group", "user"],
      ["app", "user"],
      ["app", "group"],
    ].flatMap(([resourceType = "", principal = ""]) => {
      const lacking = lists.ofGrants({ resourceType, resource: "x1" }, principal);
      return lacking === undefined ? [] : [[`${resourceType} ${principal}`, lacking.what]];
    });
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
