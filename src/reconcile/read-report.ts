import { basename } from "node:path";
import { readCsvRows } from "./csv-rows.js";
import type { Directory } from "./directory.js";
import { readJsonRows } from "./json-rows.js";
import type { Report } from "./report.js";
import { ReportReading } from "./report-reading.js";
import { openReport } from "./report-text.js";

/** A report with what is known of the file that it came in. */
export interface ReadReport extends Report {
  /** The file's name, without its folder. */
  file: string;
  content: "csv" | "json";
  /** Of the whole file: 64 hex digits. */
  sha256: string;
  /** When the file was written, where that is known. */
  writtenAt?: Date;
}

/**
 * Reads a report, CSV or JSON by its content. Memory grows with what it names and with 50 bytes or so a row.
 * Throws ReportError.
 */
export async function readReport(
  path: string,
  options: { directory: Directory; withTimes: boolean },
): Promise<ReadReport> {
  const { directory, withTimes } = options;
  const { content, pieces, writtenAt, sha256, close } = await openReport(path);
  const reading = new ReportReading(directory, { name: path, withTimes });
  try {
    await (content === "json" ? readJsonRows : readCsvRows)(pieces, reading, path);
  } finally {
    await close();
  }
  return {
    ...reading.report(),
    file: basename(path),
    content,
    sha256: sha256(),
    ...(writtenAt && { writtenAt }),
  };
}
