import { JumpCloudError } from "../../jumpcloud/errors.js";
import { escapeJson, plainLines } from "../../model/plain-text.js";
import { withoutCall } from "../../provision/carry-out.js";
import { edgeOf } from "../../provision/change-target.js";
import { NotGrantableError } from "../../provision/errors.js";
import { dueAt, type Expiry, expiries } from "../../provision/expire.js";
import { isUnsettled, type Receipt } from "../../provision/receipts/receipt.js";
import { openReceiptBook } from "../../provision/receipts/receipt-book.js";
import { isOfOrganization, settleReceipts } from "../../provision/settle.js";
import { lookUp } from "../../provision/situation.js";
import { takeBack } from "../../provision/take-back.js";
import { OutputError } from "../../sync-file/errors.js";
import type { CommandContext } from "../context.js";
import { UsageError } from "../errors.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { textWidth } from "../screen.js";
import { type ExpireReport, expireJson, expireText } from "./expire-text.js";
import { type ExpiryRow, expiryRow } from "./expiry-row.js";
import { receiptsPath } from "./lazy-book.js";
import { openProvision, type Provision } from "./open-provision.js";
import type { WriteFlags } from "./provision-flags.js";
import { settledWords } from "./receipt-words.js";
import { tell, tellUnsettled } from "./tell-unsettled.js";
import { type Permission, writePermission } from "./write-permission.js";

export interface ExpireFlags extends WriteFlags {
  format: "text" | "json";
}

/** `jc-connector provision expire`: takes back what is over; without --write it says what that would be. */
export async function runExpire(flags: ExpireFlags, context: CommandContext): Promise<ExitCode> {
  const { io } = context;
  const permission = writePermission(flags.write ? flags : { ...flags, dryRun: true }, io.env);
  const path = receiptsPath(flags, io.env);
  const receipts = await tellUnsettled(path, context);
  // A wrong path would let every grant last for ever: no file is no empty one.
  if (receipts === undefined) {
    throw new UsageError(
      `no receipts are kept at ${path}: name the file with --receipts PATH, or its folder with --dir`,
    );
  }
  const { ticket } = permission;
  const report =
    ticket === undefined || permission.mode === "dry run"
      ? await preview(receipts, { path, permission, flags, context })
      : await expire({ path, permission, ticket, flags, context });
  await writeReport(report, { format: flags.format, context });
  return exitCodeOf(report.rows);
}

/** `--quiet` is about text: JSON is what was asked for. */
async function writeReport(
  report: ExpireReport,
  { format, context }: { format: ExpireFlags["format"]; context: CommandContext },
): Promise<void> {
  if (format === "json") {
    await writeOutput(context, [`${escapeJson(JSON.stringify(expireJson(report), undefined, 2))}\n`]);
    return;
  }
  if (context.isQuiet && report.rows.length === 0 && report.elsewhere.length === 0) return;
  await writeOutput(context, [plainLines(expireText(report, { width: textWidth(context.io.stdout) }))]);
}

interface Run {
  path: string;
  permission: Permission;
  flags: ExpireFlags;
  context: CommandContext;
}

/** Sends nothing that changes anything, and asks nobody when nothing is over. */
async function preview(
  receipts: readonly Receipt[],
  { path, permission, flags, context }: Run,
): Promise<ExpireReport> {
  const { lacking } = permission;
  const { due, upcoming } = split(receipts, context);
  if (due.length === 0) return { path, mode: "dry run", lacking, rows: [], elsewhere: [], upcoming };
  const provision = await openProvision(permission, flags, context);
  try {
    const { ours, elsewhere } = divide(due, provision);
    const rows: ExpiryRow[] = [];
    for (const expiry of ours) {
      rows.push(
        await rowOf(expiry, async () => {
          const edge = edgeOf({ ...expiry.receipt.intent.change, action: "revoke" });
          return withoutCall(edge, await lookUp(edge, provision.reader));
        }),
      );
    }
    return { path, mode: "dry run", lacking, rows, elsewhere, upcoming };
  } finally {
    await provision.close();
  }
}

async function expire({
  path,
  permission,
  ticket,
  flags,
  context,
}: Run & { ticket: string }): Promise<ExpireReport> {
  const { io, screen, signal } = context;
  const { lacking } = permission;
  const book = await openReceiptBook(path, { now: io.now, conceal: screen.concealed, signal });
  try {
    const before = split(book.receipts, context);
    const isIdle = before.due.length === 0 && !book.receipts.some(isUnsettled);
    if (isIdle) return { path, mode: "write", lacking, rows: [], elsewhere: [], upcoming: before.upcoming };
    const provision = await openProvision(permission, flags, context);
    try {
      const { reader, changes, by, organization } = provision;
      const settled = await settleReceipts(book, { reader, now: io.now, ...organizationOf(provision) });
      tell(settledWords(settled), context);
      const { due, upcoming } = split(book.receipts, context);
      const { ours, elsewhere } = divide(due, provision);
      const rows: ExpiryRow[] = [];
      for (const expiry of ours) {
        signal.throwIfAborted();
        const intent = { organization: { ...organization }, ticket, by };
        rows.push(await rowOf(expiry, () => takeBack(expiry, { reader, changes, book, intent, signal })));
      }
      return { path, mode: "write", lacking, rows, elsewhere, upcoming };
    } finally {
      await provision.close();
    }
  } finally {
    await book.close();
  }
}

/** What fails for one grant stops none of the others. */
async function rowOf(
  expiry: Expiry,
  work: () => Promise<Parameters<typeof expiryRow>[1]>,
): Promise<ExpiryRow> {
  try {
    return expiryRow(expiry, await work());
  } catch (error) {
    if (error instanceof OutputError) {
      return { expiry, result: "not done", reason: error.message, lacksReceipt: true };
    }
    if (!(error instanceof JumpCloudError) && !(error instanceof NotGrantableError)) throw error;
    return { expiry, result: "not done", reason: error.message };
  }
}

function split(receipts: readonly Receipt[], { now }: CommandContext): { due: Expiry[]; upcoming: Expiry[] } {
  const all = expiries(receipts);
  const due = dueAt(all, now());
  return { due, upcoming: all.slice(due.length) };
}

function divide(due: readonly Expiry[], provision: Provision): { ours: Expiry[]; elsewhere: Expiry[] } {
  const { organizationId } = organizationOf(provision);
  const isOurs = ({ receipt }: Expiry) => isOfOrganization(receipt, organizationId);
  return { ours: due.filter(isOurs), elsewhere: due.filter((expiry) => !isOurs(expiry)) };
}

function organizationOf({ organization, connection }: Provision): { organizationId?: string } {
  const organizationId = organization?.id ?? connection.organizationId;
  return organizationId === undefined ? {} : { organizationId };
}

function exitCodeOf(rows: readonly ExpiryRow[]): ExitCode {
  if (rows.some(({ lacksReceipt }) => lacksReceipt)) return exitCodes.usage;
  if (rows.some(({ result }) => result === "not done")) return exitCodes.notDone;
  return rows.some(({ result }) => result === "not known") ? exitCodes.unavailable : exitCodes.done;
}
