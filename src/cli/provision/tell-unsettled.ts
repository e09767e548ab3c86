import { FalseReceiptsError } from "../../provision/receipts/errors.js";
import { loadReceipts } from "../../provision/receipts/load-receipts.js";
import type { Receipt } from "../../provision/receipts/receipt.js";
import type { CommandContext, LoggingContext } from "../context.js";
import { exposuresOf, exposureText } from "../exposure.js";
import { unsettledWords } from "./receipt-words.js";

/**
 * Says what runs that died left open, what is torn, and whether others can read the file; its receipts, or `undefined`
 * where none are kept. Before JumpCloud is asked anything.
 *
 * Throws FalseReceiptsError, ReceiptsError.
 */
export async function tellUnsettled(
  path: string,
  context: Pick<LoggingContext, "screen" | "log" | "signal"> & { isExpire?: boolean },
): Promise<readonly Receipt[] | undefined> {
  const reading = await loadReceipts(path, context);
  if (reading === undefined) return undefined;
  for (const exposure of await exposuresOf(path)) context.log.warn(exposureText(exposure, path));
  const [first] = reading.findings;
  if (first !== undefined) throw new FalseReceiptsError(`${path}:${first.line}: ${first.problem}`);
  const { receipts } = reading.pairing;
  const lastLines = reading.chain.head.torn === 0 ? [] : reading.remarks.slice(-1);
  const torn = lastLines.map(({ line, problem }) => `${path}:${line}: ${problem}`);
  const place = { showsTickets: context.screen.isTerminal, isExpire: context.isExpire === true };
  tell([...torn, ...unsettledWords(receipts, place)], context);
  return receipts;
}

/** One line each, on standard error. */
export function tell(lines: readonly string[], { screen }: Pick<CommandContext, "screen">): void {
  if (lines.length > 0) screen.write(lines.map((line) => `jc-connector: ${line}\n`).join(""));
}
