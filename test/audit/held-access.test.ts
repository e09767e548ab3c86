import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../src/access/privileged.js";
import type { AuditedAccount } from "../../src/audit/audited-account.js";
import type { Held } from "../../src/audit/held-access.js";
import type { Population } from "../../src/audit/population.js";
import { readPopulation } from "../../src/audit/read-population.js";
import { compareText } from "../../src/model/order.js";
import { anyPair } from "../support/any-organization.js";
import { edgesOf, type SmallOrganization } from "../support/small-organization.js";
import { openSmallFile } from "../support/small-sync-file.js";

async function populationOf(organization: SmallOrganization): Promise<Population> {
  return readPopulation(await openSmallFile(organization), {
    isPrivileged: privilegedBy([]),
    now: new Date("2026-11-23T09:00:00Z"),
    inputs: {},
  });
}

/** "app:a1 user:u1: direct g1" */
function line({ account, entitlement, isDirect, through }: Held): string {
  const ways = [...(isDirect ? ["direct"] : []), ...through.map(({ resource }) => resource.id.resource)];
  return `${entitlement.resource.key} ${account.key}: ${ways.join(" ")}`;
}

/** Who has what, read off the organisation without a thought to any file. */
function expectedLines({ admins = {}, members, direct, bound, holds }: SmallOrganization): string[] {
  const ways = new Map<string, string[]>();
  const add = (held: string, way: string) => ways.set(held, [...(ways.get(held) ?? []), way]);
  for (const [app, user] of edgesOf(direct)) add(`app:${app} user:${user}`, "direct");
  for (const [app, group] of edgesOf(bound)) {
    for (const [of, user] of edgesOf(members)) {
      if (of === group) add(`app:${app} user:${user}`, group);
    }
  }
  for (const [group, user] of edgesOf(members)) add(`group:${group} user:${user}`, "direct");
  for (const [role, admin] of edgesOf(holds)) add(`role:${role} admin_user:${admin}`, "direct");
  for (const admin of Object.keys(admins)) add(`app:jumpcloud_administration admin_user:${admin}`, "direct");
  return [...ways].map(([held, found]) => `${held}: ${found.join(" ")}`).sort(compareText);
}

const anyOrganization = anyPair.map(([organization]) => organization);

describe("who holds what", () => {
  it("is told of some entitlements alone, where only they are asked about", async () => {
    const { held } = await populationOf({
      members: "g1: u1; g2: u2",
      direct: "a1: u1",
      users: { u1: {}, u2: {} },
      groups: { g1: {}, g2: {} },
      apps: { a1: {} },
    });
    const lines = [...held.all(({ resource }) => resource.id.resource !== "g1")].map(line);
    expect(lines).toEqual(["app:a1 user:u1: direct", "group:g2 user:u2: direct"]);
  });

  it("is everything that the organisation has, in the file's order, with every way", async () => {
    await fc.assert(
      fc.asyncProperty(anyOrganization, async (organization) => {
        const { held } = await populationOf(organization);
        const lines = [...held.all()].map(line);
        expect(lines).toEqual(expectedLines(organization));
        expect(held.size).toBe(lines.length);
      }),
    );
  });

  it("is the same account by account", async () => {
    await fc.assert(
      fc.asyncProperty(anyOrganization, async (organization) => {
        const { held, accounts } = await populationOf(organization);
        for (const account of accounts) {
          const own = [...held.of(account)].map(line);
          expect(own).toEqual([...held.all()].map(line).filter((one) => one.includes(` ${account.key}: `)));
          expect(held.countOf(account)).toBe(own.length);
        }
      }),
    );
  });

  it("has groups that are bound to apps apart", async () => {
    await fc.assert(
      fc.asyncProperty(anyOrganization, async (organization) => {
        const { held } = await populationOf(organization);
        const bindings = held
          .bindings()
          .map(({ group, app }) => `${app.resource.id.resource} ${group.resource.id.resource}`);
        const bound = edgesOf(organization.bound).map((edge) => edge.join(" "));
        expect(bindings).toEqual(bound.sort(compareText));
      }),
    );
  });

  it("is nothing for an account that the file does not hold", async () => {
    const ada = { users: { u1: {} }, groups: { g1: {} }, members: "g1: u1" };
    const { held } = await populationOf(ada);
    const [stranger] = (await populationOf({ users: { u9: {} } })).accounts;
    const nobody: AuditedAccount[] = stranger === undefined ? [] : [stranger];
    expect(nobody.map((one) => [[...held.of(one)], held.countOf(one)])).toEqual([[[], 0]]);
  });
});
