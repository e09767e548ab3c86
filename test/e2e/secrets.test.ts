import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY, demoOrganization } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { plantedMarkers } from "../../src/simulator/planted-markers.js";
import { temporaryFolder } from "../support/cli.js";
import { serveOrganization } from "../support/organization-server.js";

const organizations: [string, () => SimulatedOrganization][] = [
  ["the demo organisation", demoOrganization],
  [
    "a generated one",
    () => generateOrganization({ seed: 3, users: 120, groups: 6, apps: 5, administrators: 4 }),
  ],
];

describe.each(organizations)("of %s", (_, make) => {
  it.each(["trace", "debug", "info"])("no secret reaches the file or the log at level %s", async (level) => {
    const file = join(temporaryFolder(), "sync.json");
    const { sync } = await serveOrganization(make());
    const { code, stderr, stdout } = await sync(file, [
      "--log-level",
      level,
      "--log-format",
      "json",
      "--verbose",
    ]);
    expect(code).toBe(0);
    const written = { file: readFileSync(file, "utf8"), stderr, stdout };
    for (const [where, text] of Object.entries(written)) {
      const found = [...plantedMarkers, DEMO_API_KEY].filter((marker) => text.includes(marker));
      expect({ where, found }).toEqual({ where, found: [] });
    }
  });

  it("the markers would be found: JumpCloud does send them", async () => {
    const { url } = await serveOrganization(make());
    const read = async (path: string) =>
      (await fetch(`${url}${path}`, { headers: { "x-api-key": DEMO_API_KEY } })).text();
    const sent = `${await read("/api/systemusers?limit=100")}${await read("/api/users")}${await read("/api/applications")}`;
    expect(plantedMarkers.filter((marker) => sent.includes(marker)).length).toBeGreaterThan(4);
  });
});
