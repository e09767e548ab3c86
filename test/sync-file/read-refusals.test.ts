import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SyncFileError } from "../../src/sync-file/errors.js";
import { openText, readAll } from "./open-text.js";
import { sampleLines, sampleText } from "./sample-text.js";

const [head = "", ...body] = sampleLines;

async function refusal(content: string | Buffer): Promise<unknown> {
  try {
    await readAll(await openText(content));
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The sample with one line replaced; lines count from 1. */
function withLine(line: number, text: string): string {
  return `${sampleLines.map((old, index) => (index === line - 1 ? text : old)).join("\n")}\n`;
}

describe("a file that is no sync file", () => {
  it.each<[string, string | Buffer, string]>([
    ["nothing", "", "is empty"],
    ["other JSON", '{"resources":[]}\n', "is not a sync file"],
    ["text", "id,name\n1,Ada\n", "is not a sync file"],
    ["a c1z", "C1ZF\0(", "is a c1z: jc-connector import makes a sync file of it"],
    ["a c1z of version 3", "C1Z3\0", "is a c1z of version 3, which only Baton's own tools read"],
    ["text that begins as a c1z does", "C1ZF is a format", "is not a sync file"],
    ["another format", head.replace("jc-connector/sync", "jc-connector/diff"), "is not a sync file"],
    ["UTF-16", Buffer.from(sampleText, "utf16le"), "is UTF-16; a sync file is UTF-8"],
    [
      "UTF-16 with its mark",
      Buffer.from(`\ufeff${sampleText}`, "utf16le"),
      "is UTF-16; a sync file is UTF-8",
    ],
    [
      "version 2",
      sampleText.replace('"version":1', '"version":2'),
      "is a sync file of format version 2; this jc-connector reads version 1",
    ],
  ])("is refused by name: %s", async (_, content, complaint) => {
    expect(await refusal(content)).toEqual(new SyncFileError(`standard input: ${complaint}`));
  });
});

describe("a file that is broken", () => {
  const user = sampleLines[9] ?? "";
  const grant = sampleLines[18] ?? "";
  it.each([
    [
      "a head without a field",
      withLine(1, head.replace(/"startedAt":"[^"]*",/, "")),
      "1: sync.startedAt is missing",
    ],
    [
      "a head with a wrong time",
      withLine(1, head.replace("2026-11", "2026-17")),
      "1: sync.startedAt is not a datetime",
    ],
    [
      "an empty id",
      withLine(19, grant.replace('"user","resource":"u1"', '"user","resource":""')),
      "19: grants[1]: principal.id.resource is empty",
    ],
    [
      "a missing key",
      withLine(10, user.replace('"displayName":"Ada Lovelace",', "")),
      "10: resources[2]: displayName is missing",
    ],
    [
      "a wrong type",
      withLine(10, user.replace('"Ada Lovelace"', "7")),
      "10: resources[2]: displayName is not a string",
    ],
    [
      "an unknown annotation",
      withLine(10, user.replace("UserTrait", "CatTrait")),
      "10: resources[2]: annotations[0].@type is not a known one",
    ],
    [
      "a profile that is a list",
      withLine(10, user.replace(/"profile":.*,"status"/, '"profile":[],"status"')),
      "10: resources[2]: profile is not an object",
    ],
    ["no JSON", withLine(10, user.replace("{", "")), "10: resources[2]: it is not JSON"],
    ["no object", withLine(10, "7,"), "10: resources[2]: it is not an object"],
    ["an empty line", withLine(10, ""), "10: resources[2]: it is not JSON"],
    ["a lost comma", withLine(10, user.slice(0, -1)), "11: resources[3]: no comma stands before it"],
    [
      "a comma too many",
      withLine(11, `${sampleLines[10]},`),
      "12: resources: a comma stands after the last record",
    ],
    [
      "a repeated record",
      withLine(11, user.slice(0, -1)),
      "11: resources[3]: it repeats the record before it",
    ],
    [
      "an unsorted record",
      withLine(10, user.replace('"u1"', '"u3"')),
      "11: resources[3]: it is out of order: it belongs before the record above it",
    ],
    [
      "a section under another name",
      withLine(7, '"things":['),
      '7: expected "resources":[ but found "things":[',
    ],
    [
      "a section that is lost",
      [head, ...body.slice(5)].join("\n"),
      '2: expected "resourceTypes":[ but found "resources":[',
    ],
    [
      "a manifest under another name",
      sampleText.replace('"manifest"', '"summary"'),
      '24: expected "manifest": but found "summary":{"endedAt":"2026-11-23T02:00:09Z","readFrom":"2026…',
    ],
    [
      "a manifest without a count",
      sampleText.replace('"grants":5,', ""),
      "24: manifest: counts.grants is missing",
    ],
    [
      "a manifest that is no JSON",
      sampleText.replace('"gaps":[', '"gaps":['.repeat(2)),
      "24: manifest: it is not JSON",
    ],
    ["something behind it", `${sampleText}{}\n`, "25: something follows the manifest"],
  ])("is refused with the line and the record: %s", async (_, text, complaint) => {
    const error = await refusal(text);
    expect(error).toBeInstanceOf(SyncFileError);
    expect(error).toHaveProperty("message", `standard input:${complaint}`);
  });

  it("is refused when its bytes are no UTF-8", async () => {
    const bytes = Buffer.from(sampleText);
    bytes[bytes.indexOf("Ada")] = 0xff;
    expect(await refusal(bytes)).toEqual(
      new SyncFileError("standard input:10: resources[2]: it is not UTF-8"),
    );
  });

  it("is refused when a record is longer than 16 MiB", async () => {
    const long = user.replace("Ada Lovelace", "A".repeat(16 * 1024 * 1024));
    expect(await refusal(withLine(10, long))).toEqual(
      new SyncFileError("standard input:10: resources[2]: it is longer than 16 MiB"),
    );
  });

  it("is refused when a line never ends", async () => {
    const text = `${sampleLines.slice(0, 8).join("\n")}\n${"x".repeat(65 * 1024 * 1024)}`;
    expect(await refusal(text)).toEqual(
      new SyncFileError("standard input:9: resources[1]: the line is longer than 64 MiB"),
    );
  });
});

describe("compressed data", () => {
  it.each([
    ["cut", gzipSync(sampleText).subarray(0, -1), "the compressed file is cut"],
    [
      "followed by zeros",
      Buffer.concat([gzipSync(sampleText), Buffer.alloc(8)]),
      "something follows the compressed data",
    ],
    [
      "followed by text",
      Buffer.concat([gzipSync(sampleText), Buffer.from("more")]),
      "the compressed data is damaged",
    ],
  ])("is refused with the reason when it is %s", async (_, bytes, reason) => {
    expect(await refusal(bytes)).toEqual(new SyncFileError(`cannot read standard input: ${reason}`));
  });
});
