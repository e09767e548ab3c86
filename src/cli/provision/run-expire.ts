import { JumpCloudError } from "../../jumpcloud/errors.js";
import { escapeJson, plainLines } from "../../model/plain-text.js";
import { type AskedOrganization, belonging } from "../../provision/belonging.js";
import { withoutCall } from "../../provision/carry-out.js";
import { edgeOf } from "../../provision/change-target.js";
import { NotGrantableError, UnprovenError } from "../../provision/errors.js";
import { dueAt, type Expiry, expiries } from "../../provision/expire.js";
import { isReceiptError } from "../../provision/finish-receipt.js";
import { isUnsettled, type Receipt } from "../../provision/receipts/receipt.js";
import { openReceiptBook } from "../../provision/receipts/receipt-book.js";
import { settleReceipts } from "../../provision/settle.js";
import { lookUp } from "../../provision/situation.js";
import { refuseUnproven, takeBack } from "../../provision/take-back.js";
import type { CommandContext, LoggingContext } from "../context.js";
import { UsageError } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { textWidth } from "../screen.js";
import { expireExitCode } from "./expire-exit-code.js";
import { type ExpireReport, expireJson, expireText } from "./expire-text.js";
import { type ExpiryRow, expiryRow } from "./expiry-row.js";
import { openProvision, type Provision } from "./open-provision.js";
import type { WriteFlags } from "./provision-flags.js";
import { settledWords } from "./receipt-words.js";
import { receiptsPath } from "./receipts-place.js";
import { tell, tellUnsettled } from "./tell-unsettled.js";
import { type Permission, writePermission } from "./write-permission.js";

export interface ExpireFlags extends WriteFlags {
  format: "text" | "json";
}

/** `jc-connector provision expire`: takes back what is over; without --write it says what that would be. */
export async function runExpire(flags: ExpireFlags, context: LoggingContext): Promise<ExitCode> {
  const { io } = context;
  const permission = writePermission(flags.write ? flags : { ...flags, dryRun: true }, { env: io.env });
  const path = receiptsPath(flags, io.env);
  const receipts = await tellUnsettled(path, { ...context, isExpire: true });
  // A wrong path would let every grant last for ever: no file is no empty one.
  if (receipts === undefined) {
    throw new UsageError(
      `no receipts are kept at ${path}: name the file with --receipts PATH, or its folder with --dir`,
    );
  }
  // A file that was emptied, or only made, knows of no grant that ends: that is not the same as none.
  if (receipts.length === 0) {
    throw new UsageError(
      `${path} is empty, it holds no whole receipt: name the file with --receipts PATH, or its folder with --dir`,
    );
  }
  const { ticket } = permission;
  const report =
    ticket === undefined || permission.mode === "dry run"
      ? await preview(receipts, { path, permission, flags, context })
      : await expire({ path, permission, ticket, flags, context });
  await writeReport(report, { format: flags.format, context });
  return expireExitCode(report);
}

/** In a log, what is told of a grant is one line. */
const ONE_LINE = 10_000;

/** `--quiet` is about text: JSON is what was asked for. */
async function writeReport(
  report: ExpireReport,
  { format, context }: { format: ExpireFlags["format"]; context: LoggingContext },
): Promise<void> {
  if (format === "json") {
    await writeOutput(context, [`${escapeJson(JSON.stringify(expireJson(report), undefined, 2))}\n`]);
    return;
  }
  if (context.isQuiet && report.rows.length === 0 && report.elsewhere.length === 0) return;
  const { stdout } = context.io;
  const width = stdout.isTTY === true ? textWidth(stdout) : ONE_LINE;
  await writeOutput(context, [plainLines(expireText(report, { width }))]);
}

interface Run {
  path: string;
  permission: Permission;
  flags: ExpireFlags;
  context: LoggingContext;
}

/** Sends nothing that changes anything, and asks nobody when nothing is over. */
async function preview(
  receipts: readonly Receipt[],
  { path, permission, flags, context }: Run,
): Promise<ExpireReport> {
  const { lacking } = permission;
  const { due, upcoming } = split(receipts, context);
  const unsettled = receipts.filter(isUnsettled);
  if (due.length === 0) {
    const unknown = unsettled.map((receipt) => ({ receipt }));
    return { path, mode: "dry run", lacking, rows: [], elsewhere: [], unknown, upcoming };
  }
  const provision = await openProvision(permission, flags, context);
  try {
    const { reader } = provision;
    const asked = askedOrganization(provision);
    const { ours, elsewhere } = divide(due, asked);
    const isOther = (receipt: Receipt) => belonging(receipt, asked) === "elsewhere";
    const unknown = unsettled.filter((receipt) => !isOther(receipt)).map((receipt) => ({ receipt }));
    elsewhere.push(...unsettled.filter(isOther));
    const rows: ExpiryRow[] = [];
    for (const expiry of ours) {
      rows.push(
        await rowOf(expiry, async () => {
          const edge = edgeOf({ ...expiry.receipt.intent.change, action: "revoke" });
          const carried = withoutCall(edge, await lookUp(edge, reader));
          if (carried !== undefined) await refuseUnproven(expiry.receipt, carried, { reader, ...asked });
          return carried;
        }),
      );
    }
    return { path, mode: "dry run", lacking, rows, elsewhere, unknown, upcoming, ...asked };
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
    if (isIdle) {
      return {
        path,
        mode: "write",
        lacking,
        rows: [],
        elsewhere: [],
        unknown: [],
        upcoming: before.upcoming,
      };
    }
    const provision = await openProvision(permission, flags, context);
    try {
      const { reader, changes, by, organization } = provision;
      const asked = askedOrganization(provision);
      const settled = await settleReceipts(book, { reader, now: io.now, ...asked });
      tell(settledWords(settled, { showsTickets: screen.isTerminal }), context);
      const left = settled.filter(({ outcome }) => outcome === undefined);
      const unknown = left.filter(({ isElsewhere }) => !isElsewhere);
      const { due, upcoming } = split(book.receipts, context);
      const { ours, elsewhere } = divide(due, asked);
      elsewhere.push(...left.filter(({ isElsewhere }) => isElsewhere).map(({ receipt }) => receipt));
      const rows: ExpiryRow[] = [];
      for (const expiry of ours) {
        signal.throwIfAborted();
        const intent = { organization: { ...organization }, ticket, by };
        rows.push(await rowOf(expiry, () => takeBack(expiry, { reader, changes, book, intent, signal })));
      }
      return { path, mode: "write", lacking, rows, elsewhere, unknown, upcoming, ...asked };
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
    // Nothing was sent: what is about to be done could not be written. What was done before is told all the same.
    if (isReceiptError(error)) {
      return { expiry, result: "not done", reason: error.message, receiptError: error };
    }
    const isOfThisOne = [JumpCloudError, NotGrantableError, UnprovenError].some(
      (kind) => error instanceof kind,
    );
    if (!(error instanceof Error) || !isOfThisOne) throw error;
    return { expiry, result: "not done", reason: error.message };
  }
}

function split(receipts: readonly Receipt[], { now }: CommandContext): { due: Expiry[]; upcoming: Expiry[] } {
  const all = expiries(receipts);
  const due = dueAt(all, now());
  return { due, upcoming: all.slice(due.length) };
}

function divide(due: readonly Expiry[], asked: AskedOrganization): { ours: Expiry[]; elsewhere: Receipt[] } {
  const isOurs = ({ receipt }: Expiry) => belonging(receipt, asked) !== "elsewhere";
  return {
    ours: due.filter(isOurs),
    elsewhere: due.filter((expiry) => !isOurs(expiry)).map(({ receipt }) => receipt),
  };
}

function askedOrganization({ organization }: Provision): AskedOrganization {
  return organization === undefined ? {} : { organizationId: organization.id };
}
