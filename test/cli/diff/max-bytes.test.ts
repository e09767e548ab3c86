import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diffMarkdown } from "../../../src/cli/diff/diff-markdown.js";
import { generateOrganization } from "../../../src/simulator/generate.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { temporaryFolder } from "../../support/cli.js";
import { runCommand } from "../../support/command.js";
import { smallDiff } from "../../support/diff-cases.js";
import { syncInProcess } from "../../support/in-process.js";

/** Two syncs between which 600 people came, and 600 went. */
async function muchChange(): Promise<readonly [old: string, fresh: string]> {
  const folder = temporaryFolder();
  const [old, fresh] = [join(folder, "old.json"), join(folder, "new.json")];
  const scale = { groups: 5, apps: 3, administrators: 2 };
  await syncInProcess(createSimulator(generateOrganization({ seed: 1, users: 600, ...scale })), {
    file: old,
  });
  const other = generateOrganization({ seed: 2, users: 600, ...scale });
  await syncInProcess(createSimulator(other), { file: fresh });
  return [old, fresh];
}

const markdown = ["--format", "markdown", "--force"];
const rowsOf = (text: string) => text.match(/^\| (?:critical|high|medium|low|info) \|/gm) ?? [];

describe("diff --format markdown --max-bytes", () => {
  it("fits, tells the gravest first, and counts what has no room", async () => {
    const files = await muchChange();
    const whole = await runCommand(["diff", ...files, ...markdown]);
    expect(Buffer.byteLength(whole.stdout)).toBeGreaterThan(65_536);
    for (const maxBytes of [1000, 13_000, 65_000]) {
      const { code, stdout } = await runCommand([
        "diff",
        ...files,
        ...markdown,
        "--max-bytes",
        `${maxBytes}`,
      ]);
      expect(code).toBe(whole.code);
      expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(maxBytes);
      const rows = rowsOf(stdout);
      expect(rows).toEqual(rowsOf(whole.stdout).slice(0, rows.length));
      const [, left = ""] = /\*\*([\d,]+) more events have no room in [\d,]+ bytes\*\*: /.exec(stdout) ?? [];
      expect(rows.length + Number(left.replaceAll(",", ""))).toBe(rowsOf(whole.stdout).length);
      expect(stdout.slice(stdout.lastIndexOf("\n- resources"))).toBe(
        whole.stdout.slice(whole.stdout.lastIndexOf("\n- resources")),
      );
    }
  });

  it("changes nothing of what has room", async () => {
    const files = ["fixtures/demo-sync-monday.json", "fixtures/demo-sync.json"];
    const whole = await runCommand(["diff", ...files, ...markdown]);
    expect(await runCommand(["diff", ...files, ...markdown, "--max-bytes", "65000"])).toEqual(whole);
  });

  it("counts lists that are not certain too", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `g${index}`);
    const groups = Object.fromEntries(names.map((name) => [name, {}]));
    const gaps = names.map((id) => ({ list: "memberships", resourceType: "group", id }));
    const diff = await smallDiff({ groups }, { groups, incomplete: ["group"], gaps });
    const text = [
      ...diffMarkdown(diff, { isWhole: false, isFiltered: false, nameOf: (key) => key, maxBytes: 1000 }),
    ].join("");
    const [, left] =
      /^- \*\*(\d+) more lists have no room in 1,000 bytes\*\*: \d+ incomplete$/m.exec(text) ?? [];
    expect(text.match(/^- group/gm)?.length).toBe(40 - Number(left));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000);
  });

  it("says what it takes at least where there is no room for that", async () => {
    const folder = temporaryFolder();
    const files = ["fixtures/demo-sync-monday.json", "fixtures/demo-sync.json"];
    const long = join(folder, "long.json");
    const text = readFileSync(files[1] ?? "", "utf8");
    writeFileSync(long, text.replaceAll("Larkspur Instruments", "L".repeat(1000)));
    const run = await runCommand(["diff", files[0] ?? "", long, ...markdown, "--max-bytes", "1000"]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(/--max-bytes 1000 is too little: without a single event it takes 1,\d{3}\n/);
  });

  it.each([
    [["--format", "text"]],
    [["--format", "markdown", "--all"]],
    [["--format", "markdown", "--stat"]],
  ])("is refused with %j, which it would not shorten", async (args) => {
    const run = await runCommand(["diff", "a.json", "b.json", ...args, "--max-bytes", "1000"]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("--max-bytes shortens --format markdown alone");
  });
});
