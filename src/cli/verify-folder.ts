import { join } from "node:path";
import { plainJson, plainLines, plainText } from "../model/plain-text.js";
import { loadReceipts } from "../provision/receipts/load-receipts.js";
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

/** `jc-connector verify --dir`: the newest file as any other, and the chain of all of them. */
export async function runVerifyFolder(
  dir: string,
  flags: ReaderFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, now } = context;
  const chain = await checkChain(dir);
  const receiptsPath = join(dir, RECEIPTS_NAME);
  const receipts = await loadReceipts(receiptsPath);
  const report = await verifyLatest(dir, chain);
  if (!(report instanceof SyncFileError)) introduce(report.header, flags, context);
  if (flags.format === "json") {
    await writeOutput(context, [
      `${plainJson({ ...folderJson(dir, chain, report), ...(receipts && { receipts: receiptsJson(receiptsPath, receipts) }) })}\n`,
    ]);
  } else {
    const paint = createPaint(io.stdout, { mode: context.color, env: io.env });
    const file =
      report instanceof SyncFileError ? `${plainText(report.message)}\n` : verifyText(report, paint);
    await writeOutput(context, [
      plainLines(
        `${file}${chainText(dir, chain, paint)}${receipts ? receiptsText(receiptsPath, receipts, paint) : ""}`,
      ),
    ]);
  }
  if (
    report instanceof SyncFileError ||
    report.findingCount > 0 ||
    chain.findings.length > 0 ||
    (receipts?.findings.length ?? 0) > 0
  ) {
    return exitCodes.falseStatement;
  }
  const code = readerExitCode(report.header, flags, now());
  return code === exitCodes.done && receipts ? receiptsExitCode(receipts, flags) : code;
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

function folderJson(dir: string, chain: ChainReport, report: VerifyReport | SyncFileError): object {
  const file = report instanceof SyncFileError ? { error: report.message } : verifyJson(report);
  const isSound =
    !(report instanceof SyncFileError) && report.findingCount === 0 && chain.findings.length === 0;
  return { ...file, sound: isSound, chain: { folder: dir, ...chain } };
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
