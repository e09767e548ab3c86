import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { verifySyncFile } from "../../src/sync-file/verify.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { serveForCommands } from "../support/organization-server.js";
import { arrangedWith, compatibleQuirks, type Quirk, quirks } from "../support/quirks.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

async function syncWith(chosen: readonly Quirk[]) {
  const { organization, switches } = arrangedWith(
    chosen,
    generateOrganization({ seed: 11, users: 450, groups: 9, apps: 6, administrators: 5 }),
  );
  const file = join(temporaryFolder(), "sync.json");
  const { completeness } = await syncInProcess(createSimulator(organization, switches), { file });
  expect(completeness.gaps.filter(({ proof }) => proof === "incomplete")).toEqual([]);
  const synced = readSynced(file);
  expect(contentOf(synced)).toEqual(truthOf(organization));
  expect((await verifySyncFile(file)).findings).toEqual([]);
  return synced;
}

describe("a sync bears", () => {
  it.each(quirks)("$name, and the file is exactly the truth", async (quirk) => {
    const synced = await syncWith([quirk]);
    expect(quirk.says?.(synced)).toEqual(quirk.said);
  });

  it("all of it at once", async () => {
    await syncWith(compatibleQuirks());
    await syncWith(quirks.filter(({ name }) => !/ignored$/.test(name)));
  });
});

const group = "GET /api/v2/usergroups/{id}/members";

describe("a sync does not pass over", () => {
  const organization = () =>
    generateOrganization({ seed: 5, users: 300, groups: 6, apps: 4, administrators: 3 });
  const hidden = organization()
    .users.slice(10, 20)
    .map(({ id }) => id);

  it.each<{ name: string; switches: Partial<Switches>; args?: string[]; code: number; says: RegExp }>([
    {
      name: "an order of rows that moves while they are read",
      switches: { order: "moving" },
      code: 3,
      says: /INCOMPLETE/,
    },
    {
      name: "a key that does not see everybody, when the number was read in the console",
      switches: { keys: [{ key: "scoped", hides: (id) => hidden.includes(id) }] },
      args: ["--expect", "user=300"],
      code: 3,
      says: /300 expected, 290 read/,
    },
    {
      name: "a total that nothing explains",
      switches: { faults: [{ kind: "total", total: 320, endpoint: "GET /api/systemusers" }] },
      code: 3,
      says: /INCOMPLETE/,
    },
    {
      name: "users that it may not read",
      switches: { refuse: ["GET /api/systemusers"] },
      code: 4,
      says: /GET \/api\/systemusers/,
    },
    {
      name: "members that it may not read",
      switches: { refuse: [group] },
      code: 4,
      says: /usergroups\/\{id\}\/members/,
    },
    {
      name: "a service that is down",
      switches: {
        faults: [{ kind: "server error", status: 500, body: "html", endpoint: "GET /api/applications" }],
      },
      args: ["--max-retry-time", "0.1"],
      code: 5,
      says: /GET \/api\/applications/,
    },
  ])("$name", async ({ switches, args = [], code, says }) => {
    const { sync } = await serveForCommands(organization(), switches);
    const file = join(temporaryFolder(), "sync.json");
    const run = await sync(file, args, { env: switches.keys ? { JUMPCLOUD_API_KEY: "scoped" } : {} });
    expect({ code: run.code, said: says.test(run.stderr) ? "yes" : run.stderr }).toEqual({
      code,
      said: "yes",
    });
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.rejected`)).toBe(code === 3);
  });
});
