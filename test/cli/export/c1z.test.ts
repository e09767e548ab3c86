import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { c1zTables } from "../../support/c1z-tables.js";
import { temporaryFolder } from "../../support/cli.js";
import { demoFile, exported } from "./exported.js";

describe("export --format c1z", () => {
  it("writes a file for its owner alone, and says what is in it", async () => {
    const out = join(temporaryFolder(), "demo.c1z");
    const { code, stdout, stderr } = await exported(demoFile, "-o", "c1z", "--out", out);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain("5 resource types, 41 resources, 20 entitlements, 71 grants\n");
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const { v1_grants = [], v1_resources = [] } = await c1zTables(out);
    expect([v1_grants.length, v1_resources.length]).toEqual([71, 41]);
  });

  it.each([
    { what: "no name", args: [] },
    { what: "standard output", args: ["--out", "-"] },
  ])("is refused with $what", async ({ args }) => {
    const { code, stdout, stderr } = await exported(demoFile, "-o", "c1z", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe("jc-connector: --format c1z makes a file and no text: name it with --out\n");
  });

  it.each([["--where", "resource_type=app"], ["--risk"], ["--names", "none"], ["--extra"]])(
    "refuses %s %s, which would do nothing",
    async (...flags) => {
      const out = join(temporaryFolder(), "demo.c1z");
      const { code, stderr } = await exported(demoFile, "-o", "c1z", "--out", out, ...flags);
      expect(code).toBe(2);
      expect(stderr).toContain(`${flags[0]} does nothing in c1z`);
    },
  );

  it("leaves what stood there when the sync file is cut", async () => {
    const folder = temporaryFolder();
    const [cut, out] = [join(folder, "sync.json"), join(folder, "out.c1z")];
    writeFileSync(cut, readFileSync(demoFile, "utf8").slice(0, 20_000));
    writeFileSync(out, "before");
    const { code } = await exported(cut, "-o", "c1z", "--out", out);
    expect(code).toBe(2);
    expect(readFileSync(out, "utf8")).toBe("before");
    expect(readdirSync(folder).sort()).toEqual(["out.c1z", "sync.json"]);
  });

  it.skipIf(process.platform === "win32")("is made where a link leads, which stays one", async () => {
    const [there, here] = [temporaryFolder(), temporaryFolder()];
    const link = join(here, "link.c1z");
    symlinkSync(join(there, "demo.c1z"), link);
    expect(await exported(demoFile, "-o", "c1z", "--out", link)).toMatchObject({ code: 0 });
    expect([readdirSync(there), lstatSync(link).isSymbolicLink()]).toEqual([["demo.c1z"], true]);
  });

  it("never takes the place of a sync file", async () => {
    const out = join(temporaryFolder(), "sync.json");
    writeFileSync(out, readFileSync(demoFile));
    const { code, stderr } = await exported(demoFile, "-o", "c1z", "--out", out);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("is a sync file") });
    expect(readFileSync(out)).toEqual(readFileSync(demoFile));
  });

  it("is refused of a sync whose id is no UUID: exit 2, and nothing is left", async () => {
    const folder = temporaryFolder();
    const strange = join(folder, "strange.json");
    const text = readFileSync(demoFile, "utf8");
    writeFileSync(strange, text.replace(/"id":"[0-9a-f-]{36}"/, '"id":"monday"'));
    const { code, stderr } = await exported(strange, "-o", "c1z", "--out", join(folder, "out.c1z"));
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('strange.json: its id, "monday", is no UUID: a c1z cannot hold it\n'),
    });
    expect(readdirSync(folder)).toEqual(["strange.json"]);
  });
});
