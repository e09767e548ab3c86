import { join } from "node:path";
import { plainJson, plainLines, plainText } from "../model/plain-text.js";
import { loadReceipts } from "../provision/receipts/load-receipts.js";
import type { ReceiptsReading } from "../provision/receipts/read-receipts.js";
import { type ChainReport, checkChain } from "../sync-dir/chain.js";
import { latestFile } from "../sync-dir/latest.js";
import { SyncFileError } from "../sync-file/errors.js";
import { type VerifyReport, verifySyncFile } from "../sync-file/verify.js";
import type { CommandContext } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { counted, countText } from "./number-text.js";
import { writeOutput } from "./output.js";
import { createPaint, type Paint } from "./paint.js";
import { RECEIPTS_NAME } from "./provision/receipts-place.js";
import { introduce, type ReaderFlags, readerExitCode } from "./reader.js";
import { receiptsExitCode, receiptsJson, receiptsText } from "./verify-receipts.js";
import { verifyJson, verifyText } from "./verify-text.js";

/** What was found in a folder. */
interface FolderReport {
  dir: string;
  chain: ChainReport;
  newest: VerifyReport | SyncFileError;
  /** Where changes of access were made. */
  receipts?: { path: string; reading: ReceiptsReading };
}

/** `jc-connector verify --dir`: the newest file as any other, the chain of all of them, and the receipts of changes. */
export async function runVerifyFolder(
  dir: string,
  flags: ReaderFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, now } = context;
  const report = await verifyFolder(dir, context);
  const { newest, receipts } = report;
  if (!(newest instanceof SyncFileError)) introduce(newest.header, flags, context);
  const text =
    flags.format === "json"
      ? `${plainJson(folderJson(report))}\n`
      : plainLines(folderText(report, createPaint(io.stdout, { mode: context.color, env: io.env })));
  await writeOutput(context, [text]);
  if (newest instanceof SyncFileError || !isSound(report)) return exitCodes.falseStatement;
  const code = readerExitCode(newest.header, flags, now());
  return code === exitCodes.done && receipts !== undefined ? receiptsExitCode(receipts.reading, flags) : code;
}

async function verifyFolder(dir: string, { signal }: Pick<CommandContext, "signal">): Promise<FolderReport> {
  const chain = await checkChain(dir);
  const newest = await verifyLatest(dir, chain);
  const path = join(dir, RECEIPTS_NAME);
  const reading = await loadReceipts(path, { signal });
  return { dir, chain, newest, ...(reading && { receipts: { path, reading } }) };
}

function isSound({ chain, newest, receipts }: FolderReport): boolean {
  if (newest instanceof SyncFileError || newest.findingCount > 0 || chain.findings.length > 0) return false;
  return receipts === undefined || receipts.reading.findings.length === 0;
}

/** A newest file that cannot be read ends nothing where the chain has something to tell. */
async function verifyLatest(dir: string, chain: ChainReport): Promise<VerifyReport | SyncFileError> {
  try {
    return await verifySyncFile(await latestFile(dir));
  } catch (error) {
    if (error instanceof SyncFileError && chain.findings.length > 0) return error;
    throw error;
  }
}

function folderJson(report: FolderReport): object {
  const { dir, chain, newest, receipts } = report;
  const file = newest instanceof SyncFileError ? { error: newest.message } : verifyJson(newest);
  return {
    ...file,
    sound: isSound(report),
    chain: { folder: dir, ...chain },
    ...(receipts && { receipts: receiptsJson(receipts.path, receipts.reading) }),
  };
}

function folderText({ dir, chain, newest, receipts }: FolderReport, paint: Paint): string {
  const file = newest instanceof SyncFileError ? `${plainText(newest.message)}\n` : verifyText(newest, paint);
  const changes = receipts === undefined ? "" : receiptsText(receipts.path, receipts.reading, paint);
  return `${file}${chainText(dir, chain, paint)}${changes}`;
}

/** What became of the chain, for a person. */
export function chainText(dir: string, chain: ChainReport, paint: Paint): string {
  const { files, pruned, newest, findings } = chain;
  const folder = plainText(dir);
  const size =
    pruned === 0 ? counted(files, "file") : `${counted(files, "file")} and ${countText(pruned)} pruned`;
  const lines = findings.map(({ where, problem }) => `${folder}: ${where}: ${plainText(problem)}`);
  lines.push(
    findings.length === 0
      ? `${folder}: ${paint.good("unbroken")}: a chain of ${size}`
      : paint.bad(`${folder}: ${counted(findings.length, "false statement")} in a chain of ${size}`),
  );
  if (newest !== undefined) lines.push(`SHA-256 ${newest.sha256} of ${newest.file}`);
  return `${lines.join("\n")}\n`;
}
