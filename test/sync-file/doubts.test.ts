import { describe, expect, it } from "vitest";
import { Doubts } from "../../src/sync-file/doubts.js";
import type { Gap, ListEntry, Manifest } from "../../src/sync-file/manifest.js";
import { header, manifest } from "./sample.js";

const empty = manifest({
  digest: "sha256:0",
  counts: { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0, byResourceType: {} },
});

function doubts(rest: Partial<Manifest>, without?: string[]): Doubts {
  return new Doubts({ ...header, options: without ? { without } : {} }, { ...empty, ...rest });
}

const list = (name: string, resourceType: string, rest: Partial<ListEntry> = {}): ListEntry => ({
  name,
  resourceType,
  endpoint: "GET /",
  read: 1,
  proof: "incomplete",
  ...rest,
});
const gap = (resourceType: string, name: string, rest: Partial<Gap> = {}): Gap => ({
  resourceType,
  list: name,
  proof: "incomplete",
  ...rest,
});
const why = "its list is not whole";

describe("the lists that a sync file does not vouch for", () => {
  it("are none when all is proven or read to the end", () => {
    const lists = [list("users", "user", { proof: "proven" }), list("roles", "role", { proof: "readToEnd" })];
    expect(doubts({ lists, gaps: [gap("app", "appUsers", { id: "a", proof: "proven" })] }).lists).toEqual([]);
  });

  it("are those left out, then lists that no gap explains, then each gap with what made it so", () => {
    const because = [{ resourceType: "group", id: "g1" }];
    const gaps = [
      gap("app", "appGroups", { id: "a1", reason: "2 of 3" }),
      gap("app", "appGroups", { id: "a1", because }),
      gap("group", "memberships", { id: "g1" }),
    ];
    const lists = [list("users", "user", { reason: "3 expected" }), list("memberships", "group")];
    const found = doubts({ lists, gaps }, ["role"]);
    expect(found.lists).toEqual([
      { resourceType: "role", why: "--without role" },
      { resourceType: "user", list: "users", why: "3 expected" },
      { resourceType: "app", list: "appGroups", id: "a1", why: "2 of 3" },
      { resourceType: "app", list: "appGroups", id: "a1", why, because },
      { resourceType: "group", list: "memberships", id: "g1", why },
    ]);
    expect(found.all).toEqual([
      { resourceType: "user", why: "3 expected" },
      { resourceType: "role", why: "--without role" },
      { resourceType: "app", id: "a1", why },
      { resourceType: "group", id: "g1", why },
    ]);
  });
});
