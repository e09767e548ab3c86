import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/errors.js";
import { chooseInput, readerExitCode, readerFile, readerLine } from "../../src/cli/reader.js";
import type { SyncHeader } from "../../src/sync-file/header.js";
import { folderOf, nights } from "../sync-dir/folder.js";

const now = new Date("2026-11-23T09:00:00Z");
const header: SyncHeader = {
  id: "019ab3c0-0000-7000-8000-000000000000",
  startedAt: "2026-11-23T02:00:03.000Z",
  complete: true,
  connector: { name: "jc-connector", version: "0.1.0" },
  source: {
    system: "JumpCloud",
    region: "us",
    baseUrl: "https://console.jumpcloud.com",
    organization: { id: "60259a2ad81e1a474d4e7c83", displayName: "Acme Inc" },
  },
  options: {},
};
const incomplete: SyncHeader = { ...header, complete: false, incomplete: ["app", "group"] };

describe("the first line of a reader", () => {
  it.each([
    [
      "a whole file",
      header,
      "Acme Inc (60259a2ad81e1a474d4e7c83, US), sync of 23 Nov 2026 02:00 UTC, 6 h old, complete",
    ],
    [
      "one that is not whole",
      incomplete,
      "Acme Inc (60259a2ad81e1a474d4e7c83, US), sync of 23 Nov 2026 02:00 UTC, 6 h old, INCOMPLETE: app, group",
    ],
    [
      "an organisation that is not known",
      { ...header, source: { system: "JumpCloud", baseUrl: "x", organization: {} } },
      "an organisation that JumpCloud does not name, sync of 23 Nov 2026 02:00 UTC, 6 h old, complete",
    ],
    [
      "a name that would move the cursor, and no id",
      { ...header, source: { ...header.source, organization: { displayName: "\u001b[2J" } } },
      "\\u{1b}[2J (US), sync of 23 Nov 2026 02:00 UTC, 6 h old, complete",
    ],
  ])("of %s says whose it is, how old and whether it is whole", (_, file, line) => {
    expect(readerLine(file, now)).toBe(line);
  });
});

describe("the exit code of a reader", () => {
  const hour = 3_600_000;

  it.each([
    [header, {}, 0],
    [header, { maxAge: 7 * hour }, 0],
    [header, { maxAge: 6 * hour }, 3],
    [incomplete, {}, 3],
    [incomplete, { allowIncomplete: true }, 0],
    [incomplete, { allowIncomplete: true, maxAge: hour }, 3],
  ] as const)("of %j with %j is %d", (file, flags, code) => {
    expect(readerExitCode(file, { format: "text", ...flags }, now)).toBe(code);
  });
});

describe("a reader reads", () => {
  it.each([
    ["sync.json", undefined, {}, {}, { kind: "file", path: "sync.json" }],
    ["FILE", "acme.json", {}, {}, { kind: "file", path: "acme.json" }],
    ["standard input", "-", {}, { JC_CONNECTOR_DIR: "d" }, { kind: "file", path: "-" }],
    ["the folder of --dir", undefined, { dir: "d" }, {}, { kind: "folder", path: "d" }],
    [
      "the folder of the environment",
      undefined,
      {},
      { JC_CONNECTOR_DIR: "d" },
      { kind: "folder", path: "d" },
    ],
    [
      "--dir rather than the environment",
      undefined,
      { dir: "d" },
      { JC_CONNECTOR_DIR: "e" },
      { kind: "folder", path: "d" },
    ],
    [
      "FILE rather than the environment",
      "acme.json",
      {},
      { JC_CONNECTOR_DIR: "d" },
      { kind: "file", path: "acme.json" },
    ],
    [
      "no folder of an empty variable",
      undefined,
      {},
      { JC_CONNECTOR_DIR: "" },
      { kind: "file", path: "sync.json" },
    ],
  ] as const)("%s", (_, file, flags, env, input) => {
    expect(chooseInput(file, flags, env)).toEqual(input);
  });

  it.each([
    ["acme.json", "d", "acme.json or the newest file of --dir d? Give one of them"],
    [undefined, "", "--dir names no folder"],
  ])("neither %s with --dir %j", (file, dir, message) => {
    expect(() => chooseInput(file, { dir }, {})).toThrow(new UsageError(message));
  });

  it("the newest accepted file of a folder, by its own name", async () => {
    const { dir } = await folderOf(nights(1, 2));
    expect(await readerFile(undefined, { dir }, {})).toBe(join(dir, "2026-11-02T020003Z.json.gz"));
    expect(await readerFile("acme.json", {}, {})).toBe("acme.json");
  });
});
