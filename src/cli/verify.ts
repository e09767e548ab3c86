import { basename } from "node:path";
import type { Readable } from "node:stream";
import { plainJson, plainLines } from "../model/plain-text.js";
import { beginsAsReceipts } from "../provision/receipts/load-receipts.js";
import { areReceipts } from "../provision/receipts/read-receipts.js";
import { verifySyncFile } from "../sync-file/verify.js";
import type { CommandContext } from "./context.js";
import { UsageError } from "./errors.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { writeOutput } from "./output.js";
import { createPaint } from "./paint.js";
import { RECEIPTS_NAME } from "./provision/receipts-place.js";
import { chooseInput, introduce, type ReaderFlags, readerExitCode } from "./reader.js";
import { runVerifyFolder } from "./verify-folder.js";
import { runVerifyReceipts } from "./verify-receipts.js";
import { verifyJson, verifyText } from "./verify-text.js";

/** `jc-connector verify`: the answer on standard output, the exit code for a script. */
export async function runVerify(
  file: string | undefined,
  flags: ReaderFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, now } = context;
  const input = chooseInput(file, flags, io.env);
  if (input.kind === "folder") return runVerifyFolder(input.path, flags, context);
  if (input.path === "-" && areReceipts(await peek(io.stdin))) {
    throw new UsageError(
      "standard input holds receipts, and those are verified in a file: jc-connector verify receipts.jsonl",
    );
  }
  if (await isReceiptsFile(input.path)) return runVerifyReceipts(input.path, flags, context);
  const report = await verifySyncFile(input.path, { stdin: io.stdin });
  introduce(report.header, flags, context);
  const text =
    flags.format === "json"
      ? `${plainJson(verifyJson(report))}\n`
      : plainLines(verifyText(report, createPaint(io.stdout, { mode: context.color, env: io.env })));
  await writeOutput(context, [text]);
  return report.findingCount > 0 ? exitCodes.falseStatement : readerExitCode(report.header, flags, now());
}

/** The first bytes that come, which stay there for the next who reads; none where there are none. */
function peek(stdin: Readable): Promise<Buffer> {
  const events = ["readable", "end", "error"] as const;
  return new Promise((resolve) => {
    const look = () => {
      for (const event of events) stdin.off(event, look);
      const chunk: unknown = stdin.readable ? stdin.read() : undefined;
      const isText = typeof chunk === "string" || Buffer.isBuffer(chunk);
      // At once: behind an end nothing can be put back.
      if (isText) stdin.unshift(chunk);
      resolve(isText ? Buffer.from(chunk) : Buffer.alloc(0));
    };
    for (const event of events) stdin.on(event, look);
  });
}

/** By its first bytes, or, where those were torn, by its name. */
async function isReceiptsFile(path: string): Promise<boolean> {
  return path !== "-" && (basename(path) === RECEIPTS_NAME || (await beginsAsReceipts(path)));
}
