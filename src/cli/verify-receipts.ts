import { plainJson, plainLines, plainText } from "../model/plain-text.js";
import { ReceiptsError } from "../provision/receipts/errors.js";
import { loadReceipts } from "../provision/receipts/load-receipts.js";
import type { ReceiptsReading } from "../provision/receipts/read-receipts.js";
import { isUnsettled } from "../provision/receipts/receipt.js";
import type { CommandContext } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { counted } from "./number-text.js";
import { writeOutput } from "./output.js";
import { createPaint, type Paint } from "./paint.js";
import { countStates, stateWords, unsettledWords } from "./provision/receipt-words.js";
import type { ReaderFlags } from "./reader.js";

/** `jc-connector verify receipts.jsonl`. */
export async function runVerifyReceipts(
  path: string,
  flags: ReaderFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const reading = await loadReceipts(path, context);
  if (reading === undefined) throw new ReceiptsError(`cannot read ${path}: it does not exist`);
  const paint = createPaint(context.io.stdout, { mode: context.color, env: context.io.env });
  const text =
    flags.format === "json"
      ? `${plainJson(receiptsJson(path, reading))}\n`
      : plainLines(receiptsText(path, reading, paint));
  await writeOutput(context, [text]);
  return receiptsExitCode(reading, flags);
}

/** What is false counts before what is not known. */
export function receiptsExitCode(
  reading: ReceiptsReading,
  { allowIncomplete }: Pick<ReaderFlags, "allowIncomplete">,
): ExitCode {
  if (reading.findings.length > 0) return exitCodes.falseStatement;
  return isSettled(reading) || allowIncomplete ? exitCodes.done : exitCodes.incomplete;
}

/** Whether it is known of every change what became of it. */
function isSettled({ pairing, chain }: ReceiptsReading): boolean {
  return chain.head.torn === 0 && !pairing.receipts.some(isUnsettled);
}

/** What was found, for a program. */
export function receiptsJson(path: string, reading: ReceiptsReading): object {
  const { findings, remarks, pairing, chain } = reading;
  return {
    file: path,
    sound: findings.length === 0,
    complete: isSettled(reading),
    changes: countStates(pairing.receipts),
    unsettled: pairing.receipts.filter(isUnsettled).map(({ intent }) => intent.id),
    head: { sequence: chain.head.sequence, sha256: chain.head.sha256 },
    findings,
    remarks,
  };
}

/** What was found, for a person: one line a finding, as compilers write them. */
export function receiptsText(path: string, reading: ReceiptsReading, paint: Paint): string {
  const { findings, remarks, pairing, chain } = reading;
  const file = plainText(path);
  const content = stateWords(pairing.receipts);
  const found = [...findings, ...remarks].sort((a, b) => a.line - b.line);
  const whole = isSettled(reading) ? "" : paint.warning(", but not settled");
  const lines = [
    ...found.map(({ line, problem }) => `${file}:${line}: ${plainText(problem)}`),
    ...unsettledWords(pairing.receipts, { showsTickets: true }).map((words) => `${file}: ${words}`),
    findings.length === 0
      ? `${file}: ${paint.good("sound")}${whole}: ${content}`
      : paint.bad(`${file}: ${counted(findings.length, "false statement")}; it holds ${content}`),
    `last line ${chain.head.sequence}, sha256:${chain.head.sha256}`,
  ];
  return `${lines.join("\n")}\n`;
}
