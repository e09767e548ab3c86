import { printDocument, type SyncDocument } from "../../src/sync-file/print-document.js";
import { type VerifyReport, verifySyncFile } from "../../src/sync-file/verify.js";
import { standardInput } from "./open-text.js";
import { sampleDocument } from "./sample.js";

export function verifyText(
  content: string | Buffer,
  options: { maxFindings?: number } = {},
): Promise<VerifyReport> {
  return verifySyncFile("-", { ...options, stdin: standardInput(content) });
}

/** Verifies the sample with some of it replaced, as the writer prints it. */
export async function verifyDocument(change: Partial<SyncDocument>): Promise<VerifyReport> {
  let text = "";
  for await (const piece of printDocument({ ...sampleDocument, ...change })) text += piece;
  return verifyText(text);
}

/** "reference 19 grants[2]: principal user:u2 is not in the file" */
export function findingsOf({ findings }: VerifyReport): string[] {
  return findings.map(({ code, line, where, problem }) => `${code} ${line} ${where}: ${problem}`);
}
