import { join } from "node:path";
import { plainJson, plainLines, plainText } from "../model/plain-text.js";
import { ReceiptsError } from "../provision/receipts/errors.js";
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
  receipts?: FolderReceipts;
}

interface FolderReceipts {
  path: string;
  /** Or why they cannot be read. */
  reading: ReceiptsReading | ReceiptsError;
}

/** `jc-connector verify --dir`: the newest file as any other, the chain of all of them, and the receipts of changes. */
export async function runVerifyFolder(
  dir: string,
  flags: ReaderFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, now } = context;
  const report = await verifyFolder(dir, context);
  const { newest } = report;
  if (!(newest instanceof SyncFileError)) introduce(newest.header, flags, context);
  const text =
    flags.format === "json"
      ? `${plainJson(folderJson(report))}\n`
      : plainLines(folderText(report, createPaint(io.stdout, { mode: context.color, env: io.env })));
  await writeOutput(context, [text]);
  return folderExitCode(report, flags, now());
}

/** What is false counts before what cannot be read, and that before what is not whole. */
function folderExitCode(report: FolderReport, flags: ReaderFlags, now: Date): ExitCode {
  const { newest, receipts } = report;
  if (isFalse(report)) return exitCodes.falseStatement;
  if (!isReadable(report)) return exitCodes.usage;
  const code = newest instanceof SyncFileError ? exitCodes.done : readerExitCode(newest.header, flags, now);
  if (code !== exitCodes.done || receipts === undefined || receipts.reading instanceof ReceiptsError)
    return code;
  return receiptsExitCode(receipts.reading, flags);
}

async function verifyFolder(dir: string, { signal }: Pick<CommandContext, "signal">): Promise<FolderReport> {
  const chain = await checkChain(dir);
  const receipts = await verifyReceipts(join(dir, RECEIPTS_NAME), signal);
  const hasMore = chain.findings.length > 0 || receipts !== undefined;
  const newest = await verifyLatest(dir, { hasMore });
  return { dir, chain, newest, ...(receipts && { receipts }) };
}

/** Receipts that cannot be read hide nothing of what else is there. */
async function verifyReceipts(path: string, signal: AbortSignal): Promise<FolderReceipts | undefined> {
  try {
    const reading = await loadReceipts(path, { signal });
    return reading && { path, reading };
  } catch (error) {
    if (error instanceof ReceiptsError) return { path, reading: error };
    throw error;
  }
}

/** A newest file that cannot be read ends nothing where the chain or the receipts have something to tell. */
async function verifyLatest(
  dir: string,
  { hasMore }: { hasMore: boolean },
): Promise<VerifyReport | SyncFileError> {
  try {
    return await verifySyncFile(await latestFile(dir));
  } catch (error) {
    if (error instanceof SyncFileError && hasMore) return error;
    throw error;
  }
}

function isFalse({ chain, newest, receipts }: FolderReport): boolean {
  const isFileFalse = !(newest instanceof SyncFileError) && newest.findingCount > 0;
  const areReceiptsFalse =
    receipts !== undefined &&
    !(receipts.reading instanceof ReceiptsError) &&
    receipts.reading.findings.length > 0;
  return isFileFalse || areReceiptsFalse || chain.findings.length > 0;
}

/** Whether all that is there was read. A folder of receipts alone has no file to lack. */
function isReadable(report: FolderReport): boolean {
  if (report.receipts?.reading instanceof ReceiptsError) return false;
  return !(report.newest instanceof SyncFileError) || hasNoSync(report);
}

function hasNoSync({ chain }: FolderReport): boolean {
  return chain.newest === undefined && chain.findings.length === 0;
}

function folderJson(report: FolderReport): object {
  const { dir, chain, newest, receipts } = report;
  const file = newest instanceof SyncFileError ? { error: newest.message } : verifyJson(newest);
  return {
    ...file,
    sound: !isFalse(report) && isReadable(report),
    chain: { folder: dir, ...chain },
    ...(receipts && { receipts: folderReceiptsJson(receipts) }),
  };
}

function folderReceiptsJson({ path, reading }: FolderReceipts): object {
  return reading instanceof ReceiptsError
    ? { file: path, sound: false, error: reading.message }
    : receiptsJson(path, reading);
}

function folderText(report: FolderReport, paint: Paint): string {
  const { dir, chain, newest, receipts } = report;
  const file = newest instanceof SyncFileError ? `${plainText(newest.message)}\n` : verifyText(newest, paint);
  const files = hasNoSync(report) ? "" : chainText(dir, chain, paint);
  return `${file}${files}${receipts === undefined ? "" : folderReceiptsText(receipts, paint)}`;
}

function folderReceiptsText({ path, reading }: FolderReceipts, paint: Paint): string {
  return reading instanceof ReceiptsError
    ? `${paint.bad(plainText(reading.message))}\n`
    : receiptsText(path, reading, paint);
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
