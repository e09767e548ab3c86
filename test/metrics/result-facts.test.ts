import { describe, expect, it } from "vitest";
import { resultFacts } from "../../src/metrics/result-facts.js";

const list = (resourceType: string) => ({
  name: resourceType,
  resourceType,
  endpoint: "GET /x",
  read: 0,
  proof: "proven" as const,
});
const gap = (proof: "proven" | "incomplete") => ({
  resourceType: "group",
  list: "memberships",
  id: "g",
  proof,
});
const counts = {
  resourceTypes: 1,
  resources: 3,
  entitlements: 0,
  grants: 0,
  byResourceType: { user: { resources: 3, entitlements: 0, grants: 0 } },
};
const manifest = { complete: false, counts, lists: [list("user"), list("group")], gaps: [] };

describe("what a result is measured by", () => {
  it("has 0 of a type that was listed and is empty, and nothing of one that was not", () => {
    expect(resultFacts(manifest, { fileBytes: 9 })).toEqual({
      resources: new Map([
        ["group", 0],
        ["user", 3],
      ]),
      entitlements: 0,
      grants: 0,
      isComplete: false,
      incompleteLists: 0,
      fileBytes: 9,
    });
  });

  it("counts the lists that are not whole, not those that merely have something to tell", () => {
    const gaps = [gap("proven"), gap("incomplete"), gap("incomplete")];
    expect(resultFacts({ ...manifest, gaps }, { fileBytes: 9 }).incompleteLists).toBe(2);
  });

  it("says when the key ends where that is known", () => {
    const credential = { kind: "apiKey", owner: "ada@example.com", expiresAt: "2027-06-30T00:00:00Z" };
    const facts = resultFacts({ ...manifest, credential }, { fileBytes: 9, isDropped: true });
    expect(facts).toMatchObject({ keyExpiresAt: new Date("2027-06-30T00:00:00Z"), isDropped: true });
    expect(JSON.stringify(facts)).not.toContain("ada");
  });
});
