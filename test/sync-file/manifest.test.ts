import { describe, expect, it } from "vitest";
import { type Gap, incompleteTypes, type ListEntry, manifestSchema } from "../../src/sync-file/manifest.js";

function listOf(resourceType: string, proof: ListEntry["proof"]): ListEntry {
  return { name: "list", resourceType, endpoint: "GET /api/list", read: 1, proof };
}

function gapOf(resourceType: string, proof: Gap["proof"]): Gap {
  return { resourceType, list: "list", id: "x", proof };
}

describe("incompleteTypes", () => {
  it("names each type of which a list is incomplete once, sorted", () => {
    const lists = [listOf("user", "incomplete"), listOf("app", "proven"), listOf("role", "readToEnd")];
    const gaps = [gapOf("group", "incomplete"), gapOf("app", "incomplete"), gapOf("group", "incomplete")];
    expect(incompleteTypes({ lists, gaps })).toEqual(["app", "group", "user"]);
  });

  it("names none for gaps that are accounted for", () => {
    expect(incompleteTypes({ lists: [listOf("user", "proven")], gaps: [gapOf("group", "proven")] })).toEqual(
      [],
    );
  });
});

describe("manifestSchema", () => {
  it("reads everything that a sync may state", () => {
    const full = {
      endedAt: "2026-11-23T02:00:09Z",
      readFrom: "2026-11-23T02:00:03Z",
      readTo: "2026-11-23T02:00:08Z",
      complete: false,
      counts: { resourceTypes: 0, resources: 0, entitlements: 0, grants: 0, byResourceType: {} },
      lists: [
        {
          name: "memberships",
          resourceType: "group",
          endpoint: "GET /api/v2/usergroups/{id}/members",
          reported: 9,
          read: 5,
          duplicates: 1,
          notReturned: 1,
          unresolved: 1,
          createdDuringSync: 1,
          expected: 9,
          proof: "incomplete",
          reason: "the order moved",
        },
      ],
      gaps: [
        {
          resourceType: "app",
          list: "appGroups",
          id: "a1",
          reported: 2,
          read: 1,
          notReturned: 1,
          unresolved: 0,
          createdDuringSync: 0,
          proof: "incomplete",
          reason: "a group's members are incomplete",
          because: [{ resourceType: "group", id: "g1" }],
        },
      ],
      requests: { "GET /api/systemusers": { requests: 3, retries: 1, throttled: 1 } },
      warnings: [{ code: "invalid_email", count: 1, ids: ["u1"] }],
      notRead: [{ what: "devices", why: "not supported" }],
      runBy: { user: "root", host: "box" },
      credential: { kind: "api key", owner: "o", role: "r", expiresAt: "2027-01-01T00:00:00Z" },
      resumed: { from: "2026-11-22T02:00:03Z", units: 7, oldestReadAt: "2026-11-22T02:00:04Z" },
      digest: "sha256:00",
    };
    expect(JSON.stringify(manifestSchema.parse(full))).toBe(JSON.stringify(full));
  });
});
