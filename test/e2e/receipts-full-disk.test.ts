import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCommand } from "../support/command.js";
import {
  access,
  ids,
  laterMinute,
  member,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../support/provision-place.js";

const bin = fileURLToPath(new URL("../../bin/jc-connector.js", import.meta.url));
const EVENING = laterMinute(8);
/** Makes a line longer than the kilobytes of `ulimit -f` are apart. */
const longTicket = "x".repeat(200);

interface Ended {
  code: unknown;
  stdout: string;
}

/** Runs a command whose files may not grow beyond so many kilobytes. */
function runWithin(kilobytes: number, args: readonly string[], cwd: string): Promise<Ended> {
  const script = `ulimit -f ${kilobytes}; exec "$0" "$@"`;
  const env = { PATH: process.env.PATH ?? "", JUMPCLOUD_WRITE_API_KEY: WRITE_KEY };
  return new Promise((resolve) => {
    execFile("bash", ["-c", script, process.execPath, bin, ...args], { cwd, env }, (error, stdout) =>
      resolve({ code: error?.code ?? 0, stdout }),
    );
  });
}

describe.skipIf(process.platform === "win32")("receipts that the disk does not take", () => {
  it("let nothing be sent; the torn line stays, and the next run goes on", async () => {
    const { cwd, url, write, writes } = await provisionPlace();
    for (const what of [member(ids.engineering), access(ids.wiki)]) {
      const granted = await write(["grant", what, user(ids.tom), "--until", EVENING]);
      expect(granted.code, granted.stderr).toBe(0);
    }
    const before = writes();
    const limit = Math.ceil(statSync(join(cwd, "receipts.jsonl")).size / 1024);
    const args = [
      "provision",
      "expire",
      "--now",
      EVENING,
      "--base-url",
      url,
      "--write",
      "--ticket",
      longTicket,
    ];
    const full = await runWithin(limit, args, cwd);
    expect(full.code).toBe(2);
    const problem = "cannot write receipts.jsonl: the file is too large for the file system, or for a limit";
    expect(full.stdout.split(problem)).toHaveLength(3);
    expect(writes()).toEqual(before);

    const next = await write(["expire", "--now", EVENING]);
    expect(next.code, next.stderr).toBe(0);
    expect(next.stderr).toContain("receipts.jsonl:5: it is torn: a run ended while it wrote it");
    expect(writes()).toHaveLength(before.length + 2);
    const verified = await runCommand(["verify", "receipts.jsonl"], { cwd });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining("sound: 4 changes: 4 done") });
  });
});
