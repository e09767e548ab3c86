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
});
