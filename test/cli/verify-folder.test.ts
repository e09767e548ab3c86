import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { pointLatest } from "../../src/sync-dir/latest.js";
import { folderOf, nights, writeDated } from "../sync-dir/folder.js";
import { temporaryDirectory } from "../sync-file/directory.js";
import { fakeIo } from "./fake-io.js";

const [one = "", two = ""] = [1, 2].map((day) => `2026-11-0${day}T020003Z.json.gz`);

async function jc(...args: readonly string[]) {
  const io = fakeIo({ now: new Date("2026-11-02T09:00:03Z") });
  const code = await run(["node", "jc-connector", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}

describe("verify --dir", () => {
  it("verifies the newest file and the chain", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    const { code, stdout, stderr } = await jc("verify", "--dir", dir);
    const [file, content, ...chain] = stdout.split("\n");
    expect({ code, stderr, file, chain }).toEqual({
      code: 0,
      stderr: "Example (o1, US), sync of 2 Nov 2026 02:00 UTC, 7 h old, complete\n",
      file: `${join(dir, two)}: sound: 3 resource types, 4 resources, 2 entitlements, 5 grants`,
      chain: [`${dir}: unbroken: a chain of 2 files`, `SHA-256 ${sums[1]?.sha256} of ${two}`, ""],
    });
    expect(content).toMatch(/^digest sha256:[0-9a-f]{64}$/);
  });

  it("ends with 6 when an older file is not the one that was accepted, and says which", async () => {
    const { dir } = await folderOf(nights(1, 2));
    appendFileSync(join(dir, one), "x");
    const { code, stdout } = await jc("verify", "--dir", dir);
    expect(code).toBe(6);
    expect(stdout).toMatch(
      new RegExp(
        `: sound: .*\n.*\n${dir}: ${one}: its SHA-256 is .*\n${dir}: 1 false statement in a chain of 2 files\n`,
      ),
    );
  });

  it("ends with 6 when the newest file is false, though the chain is not broken", async () => {
    const dir = temporaryDirectory();
    const { sha256 } = await writeDated(dir, one, { incomplete: ["user"] });
    writeFileSync(join(dir, "SHA256SUMS"), `${sha256}  ${one}\n`);
    await pointLatest(dir, one);
    const { code, stdout } = await jc("verify", "--dir", dir);
    expect(code).toBe(6);
    expect(stdout).toContain(`${dir}: unbroken: a chain of 1 file\n`);
  });

  it("tells what is wrong with the chain though the newest file is gone", async () => {
    const { dir } = await folderOf(nights(1, 2));
    rmSync(join(dir, two));
    const { code, stdout, stderr } = await jc("verify", "--dir", dir);
    expect({ code, stderr, lines: stdout.split("\n").slice(0, 4) }).toEqual({
      code: 6,
      stderr: "",
      lines: [
        `${join(dir, "latest.json.gz")} leads to ${two}, which does not exist`,
        `${dir}: ${two}: SHA256SUMS has it, but it is gone`,
        `${dir}: latest.json.gz: it does not lead to the newest accepted file, ${one}`,
        `${dir}: 2 false statements in a chain of 2 files`,
      ],
    });
  });

  it("ends with 3 when the newest file is too old, like every reader", async () => {
    const { dir } = await folderOf(nights(1, 2));
    expect((await jc("verify", "--dir", dir, "--max-age", "6h")).code).toBe(3);
    expect((await jc("stats", "--dir", dir, "--max-age", "6h")).code).toBe(3);
    expect((await jc("stats", "--dir", dir, "--max-age", "7h")).code).toBe(0);
  });

  it("answers programs with one object", async () => {
    const { dir, sums } = await folderOf(nights(1, 2));
    appendFileSync(join(dir, one), "x");
    const { code, stdout } = await jc("verify", "--dir", dir, "--format", "json");
    const answer: unknown = JSON.parse(stdout);
    expect(code).toBe(6);
    expect(answer).toMatchObject({
      file: join(dir, two),
      sound: false,
      complete: true,
      findingCount: 0,
      chain: {
        folder: dir,
        files: 2,
        pruned: 0,
        newest: sums[1],
        findings: [{ code: "changed", where: one }],
      },
    });
    rmSync(join(dir, two));
    expect(JSON.parse((await jc("verify", "--dir", dir, "--format", "json")).stdout)).toMatchObject({
      error: `${join(dir, "latest.json.gz")} leads to ${two}, which does not exist`,
      sound: false,
    });
  });

  it.each([["verify"], ["stats"]])("%s says in one line that nothing was accepted yet", async (command) => {
    const dir = temporaryDirectory();
    expect(await jc(command, "--dir", dir)).toEqual({
      code: 2,
      stdout: "",
      stderr: `jc-connector: no sync has been accepted in ${dir} yet\n`,
    });
  });

  it.each([["verify"], ["stats"]])("%s takes FILE or --dir, not both", async (command) => {
    const { code, stderr } = await jc(command, "acme.json", "--dir", "d");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "jc-connector: acme.json or the newest file of --dir d? Give one of them\n",
    });
  });
});
