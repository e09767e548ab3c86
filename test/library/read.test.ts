import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import {
  diff,
  OtherOrganizationError,
  readSyncFile,
  reviewRows,
  SettingError,
  SyncFileError,
} from "jc-connector";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/cli.js";

const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const text = readFileSync(golden, "utf8");
const document = JSON.parse(text);

function changed(from: string | RegExp, to: string): string {
  const path = join(temporaryFolder(), "changed.json");
  const made = text.replace(from, to);
  expect(made).not.toBe(text);
  writeFileSync(path, made);
  return path;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("readSyncFile", () => {
  it.each([
    ["a path", () => golden],
    ["a stream", () => createReadStream(golden)],
  ])("gives header, records and manifest of %s", async (_, input) => {
    const file = await readSyncFile(input());
    expect(file.header).toEqual(document.sync);
    const entries = await all(file);
    for (const section of ["resourceTypes", "resources", "entitlements", "grants"]) {
      const records = entries.filter((entry) => entry.section === section).map(({ record }) => record);
      expect(records).toEqual(document[section]);
    }
    expect(await file.manifest()).toEqual(document.manifest);
  });

  it("gives the manifest without the records, too, and closes twice", async () => {
    const file = await readSyncFile(golden);
    expect(await file.manifest()).toEqual(document.manifest);
    await file.close();
    await file.close();
  });

  it("may be left in the middle", async () => {
    for await (const { line } of await readSyncFile(golden)) {
      expect(line).toBe(3);
      break;
    }
  });

  it("rejects what is no sync file, is cut, or does not hold what it states", async () => {
    const notes = join(temporaryFolder(), "notes.txt");
    writeFileSync(notes, "dear diary\n");
    await expect(readSyncFile(notes)).rejects.toBeInstanceOf(SyncFileError);
    const cut = join(temporaryFolder(), "cut.json");
    writeFileSync(cut, text.slice(0, 40_000));
    await expect(readSyncFile(cut).then(all)).rejects.toThrow(/cut\.json: the file is cut/);
    const lying = changed(/"counts":\{"resourceTypes":5/, '"counts":{"resourceTypes":6');
    await expect(readSyncFile(lying).then(all)).rejects.toThrow("it states 6 resourceTypes, and has 5");
    await expect(reviewRows(lying).then(all)).rejects.toThrow("it states 6 resourceTypes, and has 5");
    await expect(diff(golden, lying)).rejects.toThrow("it states 6 resourceTypes, and has 5");
  });
});

describe("diff", () => {
  it.each([
    ["in full", {}, []],
    [
      "by initials, fields ignored",
      { names: "initials", ignore: ["user:/profile/state"] } as const,
      ["--names", "initials", "--ignore", "user:/profile/state"],
    ],
  ])("gives the document that the command prints, people named %s", async (_, options, flags) => {
    const newer = changed('"department":"Engineering"', '"department":"Elsewhere"');
    const { stdout, code } = await runCli(["diff", golden, newer, "--format", "json", ...flags]);
    expect(code).toBe(1);
    expect(await diff(golden, newer, options)).toEqual(JSON.parse(stdout));
  });

  it("rejects two organisations, unless it is forced, and a rule that is none", async () => {
    const { id } = document.sync.source.organization;
    const other = changed(`"organization":{"id":"${id}"`, '"organization":{"id":"5f3c1a90b07e4d21c8aa6eff"');
    await expect(diff(golden, other)).rejects.toBeInstanceOf(OtherOrganizationError);
    await expect(diff(golden, other)).rejects.not.toThrow("--force");
    expect((await diff(golden, other, { force: true })).certain).toBe(true);
    await expect(diff(golden, golden, { ignore: ["location"] })).rejects.toBeInstanceOf(SettingError);
  });
});

describe("what is read", () => {
  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["a number", 3],
    ["bytes", Buffer.from(text)],
    ["a stream that can only be written to", new Writable()],
  ])("is a path or a stream: %s is refused", async (_, input) => {
    const refused = new TypeError("a sync file is given as its path, or as a stream that can be read");
    // @ts-expect-error a program without types can pass anything
    const given: string = input;
    await expect(readSyncFile(given)).rejects.toThrow(refused);
    await expect(reviewRows(given)).rejects.toThrow(refused);
    await expect(diff(golden, given)).rejects.toThrow(refused);
    await expect(diff(given, golden)).rejects.toThrow(refused);
  });

  it("is not the same stream twice", async () => {
    const stdin = new SettingError("only one of the two files can be standard input");
    await expect(diff("-", "-")).rejects.toThrow(stdin);
    await expect(diff(process.stdin, "-")).rejects.toThrow(stdin);
    const stream = createReadStream(golden);
    await expect(diff(stream, stream)).rejects.toThrow(
      new SettingError("the two files are the same stream, which can be read once"),
    );
    expect((await diff(stream, golden)).certain).toBe(true);
  });
});

describe("reviewRows", () => {
  it.each([
    ["as they are", {}, []],
    [
      "with every account, what is privileged, and whose addresses are ours",
      { allAccounts: true, privileged: ["AWS*"], internalDomains: ["larkspur.example"] },
      ["--all-accounts", "--privileged", "AWS*", "--internal-domain", "larkspur.example"],
    ],
  ])("gives the rows that the command prints, %s", async (_, options, flags) => {
    const { stdout } = await runCli(["export", golden, "--format", "review-ndjson", ...flags]);
    const printed = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const review = await reviewRows(golden, options);
    expect(review.header.complete).toBe(true);
    expect(await all(review)).toEqual(printed);
  });
});
