import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { generateOrganization } from "../../../src/simulator/generate.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { temporaryFolder } from "../../support/cli.js";
import { syncInProcess } from "../../support/in-process.js";
import { fakeIo } from "../fake-io.js";
import { textSink } from "../text-sink.js";

const shape = { seed: 2, users: 300, groups: 20, apps: 15, administrators: 3, memberships: 2000 };
const synced = textSink();
await syncInProcess(createSimulator(generateOrganization(shape)), { file: "-", stdout: synced });
const lines = synced.text().split("\n");

describe("a sync file that comes slowly", () => {
  it.each(["review-csv", "review-ndjson"])(
    "is exported as %s while it comes: the first rows are out before the last grants are in",
    async (format) => {
      const isGrant = (line: string) => line.startsWith('{"entitlement":');
      const first = lines.findIndex(isGrant) + 1500;
      expect(lines.slice(first).filter(isGrant).length).toBeGreaterThan(1000);
      const stdin = new Readable({ read() {} });
      const stdout = Object.assign(new PassThrough(), { text: () => "" });
      const io = { ...fakeIo({ stdin }), stdout };
      const over = run(["node", "jc-connector", "export", "-", "-o", format], io);
      stdin.push(`${lines.slice(0, first).join("\n")}\n`);
      await once(stdout, "readable");
      const early = String(stdout.read());
      expect(early.split("\n").length).toBeGreaterThan(50);
      stdin.push(lines.slice(first).join("\n"));
      stdin.push(null);
      stdout.resume();
      expect(await over).toBe(0);
    },
  );

  it.each([
    ["-", 0],
    ["review.csv", 1],
  ])("ends at once when it is interrupted, and leaves nothing behind: --out %s", async (out, files) => {
    const folder = temporaryFolder();
    let asked = 0;
    let standing = 0;
    const stdin = new Readable({
      read() {
        asked += 1;
        if (asked === 30) {
          standing = readdirSync(folder).length;
          io.stop("SIGINT");
        }
        this.push(`${lines.slice((asked - 1) * 50, asked * 50).join("\n")}\n`);
      },
    });
    const io = fakeIo({ stdin });
    const path = out === "-" ? out : join(folder, out);
    expect(await run(["node", "jc-connector", "export", "-", "--out", path], io)).toBe(130);
    expect(asked).toBeLessThan(40);
    expect(standing).toBe(files);
    expect(readdirSync(folder)).toEqual([]);
  });
});
