import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { intentOf, keep, newPath, readBack, withBook } from "../provision/receipts/kept.js";
import { folderOf, nights } from "../sync-dir/folder.js";
import { fakeIo } from "./fake-io.js";
import { runReader } from "./run-reader.js";

async function verify(...args: readonly string[]) {
  const io = fakeIo({ now: new Date("2026-11-02T09:00:03Z") });
  const code = await run(["node", "jc-connector", "verify", ...args], io);
  return { code, stdout: io.stdout.text(), stderr: io.stderr.text() };
}

const headOf = (path: string) => {
  const { sequence, sha256 } = readBack(path).chain.head;
  return `last line ${sequence}, sha256:${sha256}\n`;
};

describe("verify of receipts", () => {
  it("says how many changes ended how, and the hash to keep elsewhere", async () => {
    const path = newPath();
    await keep(path, [{}, {}]);
    expect(await verify(path)).toEqual({
      code: 0,
      stdout: `${path}: sound: 2 changes: 2 done\n${headOf(path)}`,
      stderr: "",
    });
  });

  it("says of standard input that receipts need a file", async () => {
    const path = newPath();
    await keep(path, [{}]);
    expect(await runReader(["verify", "-"], readFileSync(path))).toEqual({
      code: 2,
      stdout: "",
      said: "jc-connector: standard input holds receipts, and those are verified in a file: jc-connector verify receipts.jsonl\n",
    });
  });

  it("names what nobody knows of, and ends with 3", async () => {
    const path = newPath();
    await keep(path, [{}]);
    const id = await withBook(path, async (book) => (await book.begin(intentOf())).id);
    const expected = {
      code: 3,
      stdout: `${path}: receipt ${id} (grant of group:g1:member to user:u1, ticket OPS-1) has no outcome: it may have been done, or another run is at it; provision expire --write reads back and settles it
${path}: sound, but not settled: 2 changes: 1 done, 1 open
${headOf(path)}`,
      stderr: "",
    };
    expect(await verify(path)).toEqual(expected);
    expect(await verify(path, "--allow-incomplete")).toEqual({ ...expected, code: 0 });
  });

  it("names a torn last line", async () => {
    const path = newPath();
    await keep(path, [{}]);
    appendFileSync(path, '{"format":"jc-conn');
    const { code, stdout } = await verify(path);
    expect(code).toBe(3);
    expect(stdout).toContain(`${path}:3: it is torn: a run ended while it wrote it\n`);
  });

  it("ends with 6 where something is false, and tells a program the same", async () => {
    const path = newPath();
    await keep(path, [{}, {}]);
    writeFileSync(path, readFileSync(path, "utf8").replace("OPS-1", "OPS-2"));
    const problem = "the hash that it states is not that of the line before it";
    const text = await verify(path);
    expect(text).toEqual({
      code: 6,
      stdout: `${path}:2: ${problem}\n${path}: 1 false statement; it holds 2 changes: 2 done\n${headOf(path)}`,
      stderr: "",
    });
    const json = await verify(path, "--format", "json");
    expect(json.code).toBe(6);
    const { sequence, sha256 } = readBack(path).chain.head;
    expect(JSON.parse(json.stdout)).toEqual({
      file: path,
      sound: false,
      complete: true,
      changes: { done: 2, "already so": 0, "not done": 0, unknown: 0, open: 0 },
      unsettled: [],
      head: { sequence, sha256 },
      findings: [{ line: 2, problem }],
      remarks: [],
    });
  });

  it("knows receipts of another name, and takes a file of that name for nothing else", async () => {
    const path = newPath();
    await keep(path, [{}]);
    const other = `${path}.old`;
    writeFileSync(other, readFileSync(path));
    expect((await verify(other)).code).toBe(0);
    writeFileSync(path, "{}\n");
    expect(await verify(path)).toEqual({
      code: 2,
      stdout: "",
      stderr: `jc-connector: ${path} holds something else than receipts\n`,
    });
  });

  it("is a part of verify --dir", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const path = join(dir, "receipts.jsonl");
    await keep(path, [{}]);
    const sound = await verify("--dir", dir);
    expect(sound.code).toBe(0);
    expect(sound.stdout).toContain(`${path}: sound: 1 change: 1 done\n${headOf(path)}`);
    const json = await verify("--dir", dir, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({ sound: true, receipts: { file: path, sound: true } });
    await withBook(path, (book) => book.begin(intentOf()));
    expect((await verify("--dir", dir)).code).toBe(3);
    writeFileSync(path, readFileSync(path, "utf8").replace("OPS-1", "OPS-2"));
    const isFalse = await verify("--dir", dir, "--format", "json");
    expect(isFalse.code).toBe(6);
    expect(JSON.parse(isFalse.stdout)).toMatchObject({ sound: false, receipts: { sound: false } });
  });

  it("hides nothing of the chain where the receipts cannot be read", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const path = join(dir, "receipts.jsonl");
    writeFileSync(path, "{}\n");
    const unreadable = await verify("--dir", dir);
    expect(unreadable.code).toBe(2);
    expect(unreadable.stdout).toContain(`${dir}: unbroken: a chain of 2 files`);
    expect(unreadable.stdout).toContain(`${path} holds something else than receipts\n`);
    appendFileSync(join(dir, "2026-11-01T020003Z.json.gz"), "x");
    const isFalse = await verify("--dir", dir);
    expect(isFalse.code).toBe(6);
    expect(isFalse.stdout).toContain("1 false statement in a chain of 2 files");
    expect(isFalse.stdout).toContain(`${path} holds something else than receipts\n`);
    const json = await verify("--dir", dir, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      sound: false,
      chain: { findings: [{ code: "changed" }] },
      receipts: { file: path, sound: false, error: `${path} holds something else than receipts` },
    });
  });

  it("checks a folder that holds nothing but receipts", async () => {
    const path = newPath();
    const dir = dirname(path);
    await keep(path, [{}]);
    expect(await verify("--dir", dir)).toEqual({
      code: 0,
      stdout: `no sync has been accepted in ${dir} yet\n${path}: sound: 1 change: 1 done\n${headOf(path)}`,
      stderr: "",
    });
    writeFileSync(path, readFileSync(path, "utf8").replace("OPS-1", "OPS-2"));
    expect((await verify("--dir", dir)).code).toBe(6);
    writeFileSync(path, "{}\n");
    expect((await verify("--dir", dir)).code).toBe(2);
  });
});
