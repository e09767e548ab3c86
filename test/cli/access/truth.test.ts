import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../../src/simulator/generate.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { temporaryFolder } from "../../support/cli.js";
import { syncInProcess } from "../../support/in-process.js";
import { truthOf } from "../../support/truth.js";
import { access } from "./hand-made.js";

const organization = generateOrganization({
  seed: 5,
  users: 30,
  groups: 7,
  apps: 6,
  administrators: 4,
  ghosts: 2,
});
const truth = truthOf(organization);

/** Its sync file. */
async function synced(): Promise<string> {
  const file = join(temporaryFolder(), "sync.json");
  await syncInProcess(createSimulator(organization), { file });
  return file;
}

interface Held {
  account: string;
  entitlement: string;
  paths?: { kind: string; entitlement?: string }[];
}

/** Grant id and the entitlements that it comes through, as the truth has them. */
function statement({ account, entitlement, paths = [{ kind: "direct" }] }: Held): [string, string[]] {
  const isDirectOnly = paths.every(({ kind }) => kind === "direct");
  const sources = paths.map((path) => path.entitlement ?? entitlement).sort();
  return [`${entitlement}:${account}`, isDirectOnly ? [] : sources];
}

function truthAbout(isAbout: (grantId: string) => boolean): Record<string, string[]> {
  return Object.fromEntries(Object.entries(truth.grants).filter(([id]) => isAbout(id)));
}

describe("jc-connector access misses nothing and invents nothing", () => {
  it("of anybody in a generated organisation", async () => {
    const file = await synced();
    for (const { id } of [...organization.users.slice(0, 12), ...organization.administrators]) {
      const { code, stdout } = await access([id, file, "-o", "json"]);
      expect(code).toBe(0);
      const { accounts, access: held, groups } = JSON.parse(stdout);
      const keys: string[] = accounts.map(({ key }: { key: string }) => key);
      expect(keys.some((key) => key.endsWith(`:${id}`))).toBe(true);
      expect(Object.fromEntries([...held, ...groups].map(statement))).toEqual(
        truthAbout((grant) => keys.some((key) => grant.endsWith(`:${key}`))),
      );
    }
  });

  it("of anything in a generated organisation", async () => {
    const file = await synced();
    const resources = [
      ...organization.applications.map(({ id }) => `app:${id}`),
      ...organization.groups.map(({ id }) => `group:${id}`),
      ...organization.roles.map(({ id }) => `role:${id}`),
    ];
    for (const key of resources) {
      const { code, stdout } = await access(["--to", key, file, "-o", "json"]);
      expect(code).toBe(0);
      const { people, groups } = JSON.parse(stdout);
      const held: Held[] = people.flatMap(({ holds }: { holds: Held[] }) => holds);
      const bound = groups.map(({ id }: { id: string }) => [`${key}:access:group:${id}`, []]);
      expect(Object.fromEntries([...held.map(statement), ...bound])).toEqual(
        truthAbout((grant) => grant.startsWith(`${key}:`)),
      );
    }
  });
});
