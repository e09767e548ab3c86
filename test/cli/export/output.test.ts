import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/cli/main.js";
import { temporaryFolder } from "../../support/cli.js";
import { fakeIo } from "../fake-io.js";
import { demoLine } from "../look/look-at.js";
import { demoFile, exported, exportOf } from "./exported.js";

const demo = readFileSync(demoFile, "utf8");
const counts = "69 rows, 20 accounts; 1 account without access left out (--all-accounts)\n";

describe("an export", () => {
  it("goes to standard output, and what there is to say to standard error", async () => {
    const { code, stdout, stderr } = await exported(demoFile);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `${demoLine}${counts}` });
    expect(stdout.split("\r\n")).toHaveLength(71);
    expect(await exported(demoFile, "-q", "--out", "-")).toEqual({ code: 0, stdout, stderr: "" });
    expect(await exportOf(demo)).toEqual({ code: 0, stdout, stderr: `${demoLine}${counts}` });
  });

  it.each([
    [["--all-accounts"], "70 rows, 21 accounts"],
    [["--where", "resource_type=role"], "8 rows, 7 accounts"],
    [
      ["--where", "principal_id=612ce910b07e4d21c83a9266"],
      "0 rows, 0 accounts; 1 account without access left out (--all-accounts)",
    ],
  ])("%j says how much it is: %s", async (args, words) => {
    expect((await exported(demoFile, ...args)).stderr).toBe(`${demoLine}${words}\n`);
  });

  it("has columns even without rows", async () => {
    const csv = await exported(demoFile, "--where", "principal_id=nobody");
    expect(csv.stdout).toMatch(/^review_id,[a-z_,]+,sync_id,[a-z_,]+\r\n$/);
    const json = await exported(demoFile, "--where", "principal_id=nobody", "-o", "review-ndjson");
    expect(json.stdout).toBe("");
  });

  it("ends quietly when nobody reads it any more", async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("EPIPE"), { code: "EPIPE" })),
    });
    const io = { ...fakeIo(), stdout: Object.assign(stdout, { text: () => "" }) };
    expect(await run(["node", "jc-connector", "export", demoFile, "-q"], io)).toBe(141);
    expect(io.stderr.text()).toBe("");
  });
});

describe("--out", () => {
  it("writes a file for its owner alone, over the export before", async () => {
    const out = join(temporaryFolder(), "review.csv");
    writeFileSync(out, "the one of last quarter", { mode: 0o644 });
    const { stdout } = await exported(demoFile, "-q");
    const written = await exported(demoFile, "--out", out);
    const size = `${(Buffer.byteLength(stdout) / 1000).toFixed(1)} KB`;
    expect(written).toEqual({
      code: 0,
      stdout: "",
      stderr: `${demoLine}Written     ${out}, ${size}\n${counts}`,
    });
    expect(readFileSync(out, "utf8")).toBe(stdout);
    if (process.platform !== "win32") expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(await exported(demoFile, "-q", "--out", out)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("writes where a link leads", async () => {
    const folder = temporaryFolder();
    symlinkSync("real.csv", join(folder, "review.csv"));
    await exported(demoFile, "-q", "--out", join(folder, "review.csv"));
    expect(readdirSync(folder).sort()).toEqual(["real.csv", "review.csv"]);
    expect(readFileSync(join(folder, "real.csv"), "utf8")).toContain("review_id,");
  });

  it.each([
    [
      "the sync file itself",
      (folder: string) => join(folder, "sync.json"),
      "OUT is a sync file, and would be replaced: name another --out",
    ],
    [
      "another sync file",
      (folder: string) => join(folder, "other.json"),
      "OUT is a sync file, and would be replaced: name another --out",
    ],
    [
      "the file behind a link",
      (folder: string) => join(folder, "link.json"),
      "OUT is a sync file, and would be replaced: name another --out",
    ],
    ["a directory", (folder: string) => folder, "OUT is a directory: --out names a file"],
    [
      "a directory that is not there",
      (folder: string) => join(folder, "no", "review.csv"),
      "cannot write OUT: the directory does not exist",
    ],
    ["nothing", () => "", "--out names no file"],
  ])("never takes the place of %s", async (_, choose, words) => {
    const folder = temporaryFolder();
    const file = join(folder, "sync.json");
    writeFileSync(file, demo);
    writeFileSync(join(folder, "other.json"), demo.replaceAll("Larkspur", "Delphinium"));
    symlinkSync(file, join(folder, "link.json"));
    const out = choose(folder);
    const { code, stdout, stderr } = await exported(file, "--out", out);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(`jc-connector: ${words.replace("OUT", out)}\n`);
    expect(readdirSync(folder).sort()).toEqual(["link.json", "other.json", "sync.json"]);
    expect(readFileSync(file, "utf8")).toBe(demo);
  });

  it("keeps the export before when the sync file turns out to be cut", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "sync.json");
    writeFileSync(file, demo.slice(0, demo.indexOf('"manifest"')));
    writeFileSync(join(folder, "review.csv"), "before");
    const { code, stderr } = await exported(file, "--out", join(folder, "review.csv"));
    expect(code).toBe(2);
    expect(stderr).toContain("the file is cut");
    expect(readdirSync(folder).sort()).toEqual(["review.csv", "sync.json"]);
    expect(readFileSync(join(folder, "review.csv"), "utf8")).toBe("before");
  });
});

describe("a sync that is not as it should be", () => {
  const incomplete = demo.replace('"complete":true', '"complete":false,"incomplete":["group"]');
  const fewer = demo
    .replace(/\n[^\n]*"id":"role:[^\n]+:member:admin_user:[^\n]+(?=\n\],)/, "")
    .replace(/,(?=\n\],\n"manifest")/, "");

  it.each([
    ["is not whole", incomplete, [], 3, ""],
    ["is not whole, and taken all the same", incomplete, ["--allow-incomplete"], 0, ""],
    [
      "is too old",
      demo,
      ["--max-age", "6h"],
      3,
      "jc-connector: the data is older than --max-age allows (6 h)\n",
    ],
    [
      "holds fewer grants than it states",
      fewer,
      [],
      3,
      "jc-connector: standard input: it states 71 grants, and has 70: somebody changed it (jc-connector verify FILE)\n",
    ],
  ])("%s: what there is, and exit %s", async (_, file, args, code, said) => {
    const { code: seen, stdout, stderr } = await exportOf(file, "-q", ...args);
    expect({ code: seen, stderr }).toEqual({ code, stderr: said });
    expect(stdout.split("\r\n").length).toBeGreaterThan(69);
  });

  it("says what the sync left out", async () => {
    const { stderr } = await exportOf(demo.replace('"options":{}', '"options":{"without":["app"]}'));
    expect(stderr).toContain("the sync left out app (--without): no rows do not mean that there are none\n");
  });
});
