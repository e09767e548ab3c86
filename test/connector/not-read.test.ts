import { describe, expect, it } from "vitest";
import { listNotRead } from "../../src/connector/not-read.js";
import type { OptionalResourceType } from "../../src/model/what-is-read.js";

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
    providerAdministrators: "not read",
    membershipMethods,
  });
  return list.slice(6).map(({ what, why }) => `${what}: ${why}`);
}

describe("what was not read", () => {
  it("always names what this connector does not read", () => {
    const options = { without: new Set<never>(), groupRules: false };
    const reading = { options, refused: new Map(), providerAdministrators: "not read" } as const;
    expect(listNotRead({ ...reading, membershipMethods: known }).map(({ what }) => what)).toEqual([
      "devices",
      "RADIUS servers",
      "LDAP servers",
      "Google Workspace and Microsoft 365 directories",
      "last logins",
      "administrators of a managing provider",
    ]);
  });

  it("names the administrators of a provider only where they were not read, once, with the refusal", () => {
    const what = "administrators of a managing provider";
    const wordsOf = (providerAdministrators: "read" | "not read", refused: [string, string][] = []) =>
      listNotRead({
        options: { without: new Set(), groupRules: false },
        refused: new Map(refused),
        providerAdministrators,
        membershipMethods: known,
      })
        .filter((one) => one.what === what)
        .map(({ why }) => why);
    expect(wordsOf("read")).toEqual([]);
    expect(wordsOf("not read")).toEqual(["JumpCloud does not list them in the organisation"]);
    expect(wordsOf("not read", [[what, "403"]])).toEqual(["403"]);
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
