import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { promtool } from "../support/metrics.js";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const rulesFile = path("../../docs/monitoring/alerts.yml");
const rules = readFileSync(rulesFile, "utf8");
const cases = path("alerts.test.yml");
const alerts = [...rules.matchAll(/^ +- alert: (\w+)$/gm)].flatMap(([, name]) => name ?? []);

/** Rejects where promtool finds fault. */
const promtoolRun = (args: readonly string[]) => promisify(execFile)(promtool ?? "", args);

/** Runs the cases with other rules in their place. */
async function casesWith(changed: string): Promise<unknown> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "docs/monitoring"), { recursive: true });
  mkdirSync(join(folder, "test/monitoring"), { recursive: true });
  writeFileSync(join(folder, "docs/monitoring/alerts.yml"), changed);
  const copy = join(folder, "test/monitoring/alerts.test.yml");
  writeFileSync(copy, readFileSync(cases, "utf8"));
  return promtoolRun(["test", "rules", copy]);
}

describe.skipIf(promtool === undefined)("the alert rules, by promtool", () => {
  it("are rules", async () => {
    const { stdout } = await promtoolRun(["check", "rules", rulesFile]);
    expect(stdout).toContain(`SUCCESS: ${alerts.length} rules found`);
  });

  it("raise what they should, and nothing before that", async () => {
    await expect(casesWith(rules)).resolves.toMatchObject({ stdout: expect.stringContaining("SUCCESS") });
  });

  // The others have a number in them, which is tried below.
  it.each(["JcConnectorNeverSucceeded", "JcConnectorNoMetrics", "JcConnectorIncomplete"])(
    "have cases that miss %s when it is never raised",
    async (alert) => {
      const muted = rules.replace(
        new RegExp(`(alert: ${alert}\\n +expr: ).*(\\n(?! +(?:for|labels):).*)*`),
        "$1vector(1) == 2",
      );
      expect(muted).not.toBe(rules);
      await expect(casesWith(muted)).rejects.toThrow(/FAILED/);
    },
  );

  it.each([
    ["26 * 3600", "28 * 3600"],
    ["26 * 3600", "25 * 3600"],
    ["14 * 86400", "12 * 86400"],
    ["[3d]", "[1h]"],
    ["0.05 *", "0.04 *"],
    ["> 20 ", "> 21 "],
    ["0.9 *", "0.8 *"],
    ["!= 75", "!= 76"],
  ])("have cases that find out when %s is %s", async (from, to) => {
    expect(rules).toContain(from);
    await expect(casesWith(rules.replace(from, to))).rejects.toThrow(/FAILED/);
  });
});
