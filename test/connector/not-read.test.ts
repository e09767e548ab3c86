import { describe, expect, it } from "vitest";
import type { OptionalResourceType } from "../../src/connector/connector.js";
import { listNotRead } from "../../src/connector/not-read.js";

const known = { methods: new Map() };

function beyondTheAlwaysSame(reading: {
  without?: OptionalResourceType[];
  groupRules?: boolean;
  refused?: [string, string][];
  membershipMethods?: { unknown: string };
}) {
  const { without = [], groupRules = false, refused = [], membershipMethods = known } = reading;
  const list = listNotRead({
    options: { without: new Set(without), groupRules },
    refused: new Map(refused),
    membershipMethods,
  });
  return list.slice(6).map(({ what, why }) => `${what}: ${why}`);
}

describe("what was not read", () => {
  it("always names what this connector does not read", () => {
    const reading = { options: { without: new Set<never>(), groupRules: false }, refused: new Map() };
    expect(listNotRead({ ...reading, membershipMethods: known }).map(({ what }) => what)).toEqual([
      "devices",
      "RADIUS servers",
      "LDAP servers",
      "Google Workspace and Microsoft 365 directories",
      "last logins",
      "administrators of a managing provider",
    ]);
  });

  it.each([
    [{ without: ["app" as const] }, ["apps: --without app"]],
    [{ without: ["role" as const] }, ["roles: --without role"]],
    [
      { without: ["admin_user" as const] },
      ["administrators: --without admin_user", "roles: --without admin_user"],
    ],
    [
      {
        refused: [
          ["b", "403"],
          ["a", "404"],
        ] as [string, string][],
      },
      ["a: 404", "b: 403"],
    ],
    [{ groupRules: true }, []],
    [{ membershipMethods: { unknown: "refused" } }, ["membership methods of groups: refused"]],
    [
      { membershipMethods: { unknown: "refused" }, groupRules: true },
      ["membership methods of groups: refused", "rules of dynamic groups: refused"],
    ],
  ])("with %j also names %j", (reading, expected) => {
    expect(beyondTheAlwaysSame(reading)).toEqual(expected);
  });
});
