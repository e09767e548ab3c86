import { createHash } from "node:crypto";
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ReportError } from "../../src/reconcile/errors.js";
import { openReport } from "../../src/reconcile/report-text.js";
import { temporaryFolder } from "../support/cli.js";

function written(content: string | Buffer): string {
  const path = join(temporaryFolder(), "report.csv");
  writeFileSync(path, content);
  return path;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

describe("a report's file", () => {
  it("is text without its byte order mark, with the sum of its bytes and its time", async () => {
    const text = `a,é\r\n${"Søren,\u{1f680}\r\n".repeat(20_000)}`;
    const path = written(`\ufeff${text}`);
    utimesSync(path, new Date(), new Date("2026-11-20T10:00:00Z"));
    const report = await openReport(path);
    expect(await textOf(report.pieces)).toBe(text);
    expect(report.content).toBe("csv");
    expect(report.writtenAt).toEqual(new Date("2026-11-20T10:00:00Z"));
    expect(report.sha256()).toBe(createHash("sha256").update(`\ufeff${text}`).digest("hex"));
  });

  it.each([
    ["a list", '\n [{"a":1}]', "json"],
    ["anything else", '"a",b\n', "csv"],
  ])("is JSON or CSV by its content: %s", async (_, text, content) => {
    const report = await openReport(written(text));
    expect(report.content).toBe(content);
    await report.close();
  });

  it.each<[string, string | Buffer, RegExp]>([
    ["nothing", "", /is empty$/],
    ["blanks alone", "\ufeff \r\n", /is empty$/],
    ["UTF-16 with its mark", Buffer.from("\ufeffa,b\n", "utf16le"), /is UTF-16: save it as "CSV UTF-8"/],
    ["UTF-16 without", Buffer.from("a,b\n", "utf16le"), /is UTF-16: /],
    ["another encoding", Buffer.from("name\nS\u00f8ren\n", "latin1"), /is not UTF-8: save it as "CSV UTF-8"/],
    ["a character that is cut", Buffer.from("a\né").subarray(0, 3), /is not UTF-8/],
    ["a workbook", Buffer.from("PK\u0003\u0004xl/workbook.xml"), /is an Excel workbook or a zip archive/],
    ["gzip", gzipSync("a,b\n"), /is compressed with gzip: unpack it first$/],
    ["a page for signing in", "<!DOCTYPE html><html>", /is a web page, and no report$/],
    ["a JSON object", '{"results":[]}', /is JSON, but no list of rows/],
  ])("is refused in one line that says what to do: %s", async (_, content, complaint) => {
    const path = written(content);
    const attempt = (async () => textOf((await openReport(path)).pieces))();
    await expect(attempt).rejects.toThrow(ReportError);
    await expect(attempt).rejects.toThrow(complaint);
    await expect(attempt).rejects.toThrow(path);
  });

  it("has to be there, and to be a file", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "directory"));
    await expect(openReport(join(folder, "none.csv"))).rejects.toThrow(/none\.csv: the file does not exist$/);
    await expect(openReport(join(folder, "directory"))).rejects.toThrow(/directory: it is a directory$/);
  });
});
