import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "uuid";
import { describe, expect, inject, it } from "vitest";
import { parseKsuid } from "../../src/c1z/ksuid.js";
import type { Resource } from "../../src/model/resource.js";
import { type ResourceId, resourceKey } from "../../src/model/resource-id.js";
import { temporaryFolder } from "../support/cli.js";
import {
  type AccessAnswer,
  Book,
  type GrantAnswer,
  narrowEntitlement,
  narrowResource,
  type Records,
  type ResourceAnswer,
} from "./answers.js";
import { runBaton } from "./baton.js";
import { differences, keyed } from "./differences.js";
import { jc } from "./jc.js";
import { organizations } from "./organizations.js";
import {
  grantLine,
  type OwnAccess,
  type OwnGrant,
  type OwnResource,
  type OwnStats,
  resourceLine,
} from "./own-answers.js";
import { asBatonHasIt, type SheetRow, sheetRows } from "./sheets.js";

const tools = inject("tools");
const batons = [
  ...(tools === undefined ? [] : [{ version: "v0.25.0", tool: tools.baton }]),
  ...(tools?.oldBaton === undefined ? [] : [{ version: "v0.4.3", tool: tools.oldBaton }]),
];
const cases = inject("made").flatMap((made) => batons.map((baton) => ({ ...made, ...baton })));

it.skipIf(tools === undefined)("is asked of at least one Baton and of every organisation", () => {
  expect(cases.length).toBe(batons.length * organizations.length);
});

describe.each(cases)("baton $version reads $name", { timeout: 600_000 }, ({ version, tool, sync, c1z }) => {
  const records = (): Records => JSON.parse(readFileSync(sync, "utf8"));
  const json = async (...args: string[]) => JSON.parse(await runBaton(tool, c1z, [...args, "-o", "json"]));
  const own = async (command: string, ...args: string[]) =>
    JSON.parse(await jc([command, ...args, sync, "--format", "json", "--quiet"]));

  it("stats", async () => {
    const { startedAt, endedAt, byResourceType }: OwnStats = await own("stats");
    const types = Object.entries(byResourceType);
    const counts = (of: "resources" | "entitlements" | "grants") => {
      const some = types.filter(([, type]) => type[of] > 0);
      const sum = some.reduce((total, [, type]) => total + type[of], 0);
      return { sum: `${sum}`, byType: Object.fromEntries(some.map(([id, type]) => [id, `${type[of]}`])) };
    };
    const [resources, entitlements, grants] = [counts("resources"), counts("entitlements"), counts("grants")];
    if (version === "v0.4.3") {
      // It prints a table alone, and no JSON.
      const printed = await runBaton(tool, c1z, ["stats"]);
      const told = Object.fromEntries(
        [...printed.matchAll(/^\s*(\w+)\s*\|\s*(\d+)\s*$/gm)].map(([, type, count]) => [type, count]),
      );
      expect(told).toMatchObject({ ...resources.byType, entitlements: entitlements.sum, grants: grants.sum });
      return;
    }
    const { id, ...answer } = await json("stats");
    expect(stringify(parseKsuid(id)?.payload ?? new Uint8Array())).toBe(records().sync.id);
    expect(answer).toEqual({
      startedAt: canonicalTime(startedAt),
      endedAt: canonicalTime(endedAt),
      syncType: "full",
      stats: {
        resourceTypes: `${types.length}`,
        resources: resources.sum,
        entitlements: entitlements.sum,
        grants: grants.sum,
        resourcesByResourceType: resources.byType,
        entitlementsByResourceType: entitlements.byType,
        grantsByResourceType: grants.byType,
      },
    });
  });

  it("resources, each with its type", async () => {
    const file = records();
    const book = new Book(file);
    const { resources: answer }: { resources: ResourceAnswer[] } = await json("resources");
    const got = keyed(answer, (row) => [
      resourceKey(row.resource.id),
      { ...row, resource: narrowResource(row.resource) },
    ]);
    const expected = keyed(file.resources, ({ id }) => [resourceKey(id), book.resource(id)]);
    expect(differences(got, expected)).toEqual([]);

    const shown: OwnResource[] = await own("resources");
    expect(
      differences(
        keyed(answer, ({ resource }) => [resourceKey(resource.id), resourceLine(resource)]),
        keyed(shown, ({ details: _, ...row }) => [`${row.type}:${row.id}`, row]),
      ),
    ).toEqual([]);
  });

  it("grants, each with its entitlement, resource and principal", async () => {
    const file = records();
    const book = new Book(file);
    const { grants: answer }: { grants: GrantAnswer[] } = await json("grants");
    const got = keyed(answer, (row) => [
      row.grant.id,
      {
        ...row,
        entitlement: narrowEntitlement(row.entitlement),
        resource: narrowResource(row.resource),
        principal: narrowResource(row.principal),
      },
    ]);
    expect(
      differences(
        got,
        keyed(file.grants, (grant) => [grant.id, book.grant(grant)]),
      ),
    ).toEqual([]);

    const shown: OwnGrant[] = await own("grants");
    expect(
      differences(
        keyed(answer, (row) => [row.grant.id, grantLine(row)]),
        keyed(shown, ({ through = [], ...row }) => [
          row.id,
          { ...row, through: through.map(({ entitlementId }) => entitlementId).sort() },
        ]),
      ),
    ).toEqual([]);
  });

  it.each(["user", "admin_user", "group"])("the access of the %s that has most", async (resourceType) => {
    const file = records();
    const book = new Book(file);
    const principal = whoHasMost(file, resourceType);
    const answer: AccessAnswer = await json("access", "-t", resourceType, "-r", principal.resource);
    const entitlements = file.grants
      .filter((grant) => resourceKey(grant.principal.id) === resourceKey(principal))
      .map(({ entitlement }) => entitlement);
    // One entitlement a resource is all that JumpCloud has.
    const expected = keyed(entitlements, ({ id, resource }) => [
      resourceKey(resource.id),
      { ...book.resource(resource.id), entitlements: [book.entitlement(id)] },
    ]);
    const got = keyed(answer.access, (row) => [
      resourceKey(row.resource.id),
      {
        ...row,
        resource: narrowResource(row.resource),
        entitlements: row.entitlements.map(narrowEntitlement),
      },
    ]);
    expect(differences(got, expected)).toEqual([]);
    expect(narrowResource(answer.principal)).toEqual(book.resource(principal).resource);

    const ids = answer.access.flatMap((row) => row.entitlements.map(({ id }) => id)).sort();
    expect(ids).toEqual((await heldByOwnAnswer(principal)).sort());
  });

  /** Ids of entitlements: `access` is of people, what a group has is in `grants`. */
  async function heldByOwnAnswer(principal: ResourceId): Promise<string[]> {
    const key = resourceKey(principal);
    if (principal.resourceType === "group") {
      const rows: OwnGrant[] = await own("grants", "-p", key);
      return rows.map(({ entitlementId }) => entitlementId);
    }
    const { access, groups }: OwnAccess = await own("access", key);
    return [...access, ...groups]
      .filter(({ account }) => account === key)
      .map(({ entitlement }) => entitlement);
  }

  it("the rows of export csv", async () => {
    const accounts = new Map<string, Resource>(records().resources.map((each) => [each.id.resource, each]));
    const out = join(temporaryFolder(), "baton.csv");
    await runBaton(tool, c1z, ["export", "csv", "--out", out]);
    const key = (row: SheetRow) => [row.Type, row["User ID"], row.Entitlement].join(" ");
    const ours = sheetRows(await jc(["export", sync, "--format", "c1-csv", "--quiet"]));
    expect(
      differences(
        keyed(sheetRows(readFileSync(out, "utf8")), (row) => [key(row), row]),
        keyed(ours, (row) => [key(row), asBatonHasIt(row, accounts.get(row["User ID"] ?? ""))]),
      ),
    ).toEqual([]);
  });
});

/** Of 0, 3, 6 or 9 digits the fewest that are exact. */
function canonicalTime(time: string): string {
  return time.replace(".000Z", "Z");
}

function whoHasMost({ grants }: Records, resourceType: string): ResourceId {
  const counts = new Map<string, { id: ResourceId; count: number }>();
  for (const { principal } of grants) {
    if (principal.id.resourceType !== resourceType) continue;
    const key = resourceKey(principal.id);
    counts.set(key, { id: principal.id, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (most === undefined) throw new Error(`no ${resourceType} has anything`);
  return most.id;
}
