import { describe, expect, it } from "vitest";
import type { Match } from "../../../../src/c1z/importing/read-match.js";
import { importOutcome } from "../import-outcome.js";
import { administrationKey, type SmallBaton, smallBaton } from "./small-baton.js";

const file: SmallBaton = {
  users: { "user:u1": "one@example.com", "user:u2": "two@example.com" },
  administrators: { "user:x9": "nine@example.com" },
  resources: ["role:manager"],
  grants: {
    [administrationKey]: ["user:u1", "user:u2", "user:x9"],
    "role:manager": ["user:u1", "user:x9"],
  },
};

const source: Match["source"] = { system: "JumpCloud", baseUrl: "https://example.com", organization: {} };

function matchOf(parts: Partial<Match>): Match {
  return { source, administratorOf: new Map(), administratorWith: new Map(), roles: new Map(), ...parts };
}

async function imported(match: Match | undefined, change: Partial<SmallBaton> = {}) {
  const outcome = await importOutcome(await smallBaton({ ...file, ...change }), { ...(match && { match }) });
  if ("refused" in outcome) return outcome;
  const { grants, manifest } = JSON.parse(outcome.text);
  const doubt = manifest.notRead.filter(({ what }: { what: string }) => what.includes("administrators whom"));
  return {
    grants: grants.map(({ id }: { id: string }) => id),
    leftOut: outcome.leftOut,
    findings: outcome.findings,
    isDoubtful: doubt.length > 0,
  };
}

const held = (...ids: string[]) => [
  ...ids.map((id) => `app:jumpcloud_administration:access:admin_user:${id}`),
];

/** Both people of whom the match tells, and the account that was listed; the first and the last hold the role. */
const everybody = {
  grants: [
    ...held("a1", "a2", "x9"),
    "role:role_manager:member:admin_user:a1",
    "role:role_manager:member:admin_user:x9",
  ],
  leftOut: {},
  findings: [],
  isDoubtful: false,
};

describe("administrators that baton-jumpcloud took for users", () => {
  it("are known by their address, before a link that the sync has by now", async () => {
    const match = matchOf({
      administratorWith: new Map([
        ["one@example.com", "a1"],
        ["two@example.com", "a2"],
      ]),
      administratorOf: new Map([["u1", "other"]]),
    });
    expect(await imported(match)).toEqual(everybody);
  });

  it("are known by the link where several have the address, or nobody", async () => {
    const match = matchOf({
      administratorWith: new Map([["two@example.com", undefined]]),
      administratorOf: new Map([
        ["u1", "a1"],
        ["u2", "a2"],
      ]),
    });
    expect(await imported(match)).toEqual(everybody);
  });

  it("are two people of whom one is told, where both come to one account", async () => {
    const match = matchOf({
      administratorWith: new Map([["one@example.com", "a1"]]),
      administratorOf: new Map([["u2", "a1"]]),
    });
    expect(await imported(match)).toEqual({
      grants: [
        ...held("a1", "x9"),
        "role:role_manager:member:admin_user:a1",
        "role:role_manager:member:admin_user:x9",
      ],
      leftOut: { administrator_merged_into_user: ["user:u2"] },
      findings: [],
      isDoubtful: true,
    });
  });

  it("are told as a doubt where the sync of today does not know them any more", async () => {
    expect(await imported(matchOf({}))).toEqual({
      grants: [...held("x9"), "role:role_manager:member:admin_user:x9"],
      leftOut: {
        administrator_merged_into_user: ["user:u1", "user:u2"],
        administrator_role_left_out: ["role:manager of user:u1"],
      },
      findings: [],
      isDoubtful: true,
    });
  });

  it("are counted where a role is held by what is no account, or is gone", async () => {
    const grants = { "role:manager": ["group:u1", "user:gone", "user:x9"] };
    expect(await imported(matchOf({}), { grants })).toEqual({
      grants: [...held("x9"), "role:role_manager:member:admin_user:x9"],
      leftOut: {
        grant_to_other_type: ["role:manager:group:u1"],
        grant_to_absent_principal: ["role:manager:user:gone"],
      },
      findings: [],
      isDoubtful: false,
    });
  });

  it.each([
    { names: ["manager", "Manager"], roles: ["role:r1:member:admin_user:x9"], leftOut: {} },
    {
      names: ["MANAGER", "Manager"],
      roles: [],
      leftOut: { administrator_role_left_out: ["role:manager of user:x9"] },
    },
  ])("have the role of the very name where several come to the same id: $names", async (one) => {
    const matched = one.names.map((displayName, index) => ({
      id: `r${index + 1}`,
      displayName,
      isJumpClouds: true,
    }));
    const match = matchOf({ roles: new Map([["role_manager", matched]]) });
    expect(await imported(match, { grants: { "role:manager": ["user:x9"] } })).toMatchObject({
      grants: [...held("x9"), ...one.roles],
      leftOut: one.leftOut,
    });
  });

  it("are not told by a sync of an organisation that none of the accounts names", async () => {
    const of = (id: string) => matchOf({ source: { ...source, organization: { id } } });
    const organizations = { "user:u1": "o1", "user:u2": "o2" };
    expect(await imported(of("o3"), { organizations })).toEqual({
      refused: "is of organisation o1 or o2, and --match is of o3",
    });
    expect(await imported(of("o2"), { organizations })).toMatchObject({ findings: [] });
  });

  it("are left out as a whole without a sync that tells them", async () => {
    expect(await imported(undefined)).toEqual({
      grants: [],
      leftOut: {
        administrator_left_out: ["user:x9"],
        administrator_merged_into_user: ["user:u1", "user:u2"],
        administrator_role_left_out: ["role:manager of user:u1", "role:manager of user:x9"],
      },
      findings: [],
      isDoubtful: false,
    });
  });
});
