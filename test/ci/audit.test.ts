import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";

const script = fileURLToPath(new URL("../../.ci/audit.js", import.meta.url));

/** Runs the audit with an `npm` that prints this and exits 1, as the real one does when it finds or reaches nothing. */
function audit(printed: string) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "npm"), `#!/bin/sh\ncat "${join(folder, "report")}"\nexit 1\n`, { mode: 0o755 });
  writeFileSync(join(folder, "report"), printed);
  const path = [folder, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    encoding: "utf8",
    env: { PATH: path },
  });
  return { status, said: `${stdout}${stderr}` };
}

function report(severities: readonly string[]): string {
  const vulnerabilities = Object.fromEntries(
    severities.map((severity, index) => [`p${index}`, { name: `p${index}`, severity, range: "<2" }]),
  );
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities,
    metadata: { vulnerabilities: { total: severities.length } },
  });
}

// The npm that is put in its place is a shell script.
describe.skipIf(process.platform === "win32")("the audit of what ships", () => {
  it.each([
    { name: "nothing", severities: [], status: 0, says: /0 of level high or critical, 0 in all/ },
    {
      name: "little",
      severities: ["moderate", "low"],
      status: 0,
      says: /0 of level high or critical, 2 in all/,
    },
    { name: "much", severities: ["low", "high"], status: 1, says: /high: p1 <2/ },
    { name: "very much", severities: ["critical"], status: 1, says: /critical: p0 <2/ },
  ])("exits as it must when it finds $name", ({ severities, status, says }) => {
    const result = audit(report(severities));
    expect(result).toEqual({ status, said: expect.stringMatching(says) });
  });

  it.each([
    [
      "a registry without an audit",
      '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}',
      /405/,
    ],
    ["no network", '{"error":{"code":"ENOTFOUND","summary":"no such host"}}', /no such host/],
    ["nothing at all", "", /no report came/],
    ["something else", "<html>", /no report came/],
  ])("is not done, and says so, with %s", (_, printed, why) => {
    const result = audit(printed);
    expect(result).toEqual({ status: 0, said: expect.stringMatching(/NOT DONE/) });
    expect(result.said).toMatch(why);
  });
});
