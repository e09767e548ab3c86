import { plainText } from "../../../model/plain-text.js";
import type { ReceiptError } from "../../../provision/finish-receipt.js";
import { type OpenReceiptBook, openReceiptBook } from "../../../provision/receipts/receipt-book.js";
import { type Settled, settleReceipts } from "../../../provision/settle.js";
import { type AppliedRemoval, applyRemovals } from "../../../review/applying/apply-removals.js";
import type { PlannedRemoval } from "../../../review/plan/plan.js";
import { isSameOrganization } from "../../../review/same-organization.js";
import type { LoggingContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { openProvision, type Provision } from "../../provision/open-provision.js";
import { settledWords } from "../../provision/receipt-words.js";
import { tell } from "../../provision/tell-unsettled.js";
import type { Permission } from "../../provision/write-permission.js";
import type { GivenApply } from "./apply-command.js";
import type { ApplyFlags } from "./apply-flags.js";
import { showApplyProgress } from "./apply-progress.js";
import { askRemoval } from "./ask-removal.js";
import { refuseUnexpected, toRemove } from "./expected-count.js";
import type { PreparedApply } from "./prepare-apply.js";
import type { ResultReport } from "./result-report.js";

/**
 * Makes the removals of a plan, as far as it comes. The plan is made again once no other run can add receipts: what
 * another one did meanwhile is not done twice.
 *
 * Throws UsageError where it is not the plan that was expected, or the key is of another organisation; what opening the
 * receipts and the connection throws; and the reason of the signal before the first removal.
 */
export async function writeRemovals(
  prepared: PreparedApply,
  { permission, given, context }: { permission: Permission; given: GivenApply; context: LoggingContext },
): Promise<ResultReport> {
  const { io, screen, signal } = context;
  const { flags } = given;
  const { document, paths } = prepared.review;
  const provision = await openProvision(permission, flags, context);
  try {
    const organizationId = refuseOtherKey(provision, document.sync.organization.id);
    const book = await openReceiptBook(paths.receipts, { now: io.now, conceal: screen.concealed, signal });
    try {
      const plan = prepared.planWith(book.receipts);
      refuseUnexpected(plan, { given, document });
      const settle = () => settleReceipts(book, { reader: provision.reader, now: io.now, organizationId });
      const settled = await settle();
      tell(settledWords(settled, { showsTickets: screen.isTerminal }), context);
      const before = toRemove(plan).flatMap((removal) => settledRemoval(removal, settled) ?? []);
      const known = new Set(before.map(({ removal }) => removal));
      const removals = toRemove(plan).filter((removal) => !known.has(removal));
      const { stakes } = prepared;
      const run = { provision, book, stakes, review: document.name, ticket: permission.ticket ?? "" };
      const { applied, ...outcome } = await apply(removals, { ...run, flags, context });
      // What could not be settled before may be seen now.
      if (settled.some(({ outcome }) => outcome === undefined) && outcome.stop === undefined) await settle();
      return {
        given,
        document,
        ticket: screen.concealed(permission.ticket ?? ""),
        receipts: paths.receipts,
        applied: inOrder(toRemove(plan), [...before, ...applied]),
        ...outcome,
      };
    } finally {
      await book.close();
    }
  } finally {
    await provision.close();
  }
}

/** Throws UsageError unless the key is known to be of the review's organisation: there the ids mean nothing, or others. */
function refuseOtherKey({ organization }: Provision, ofReview: string | undefined): string {
  if (organization !== undefined && isSameOrganization(organization.id, ofReview)) return organization.id;
  const is =
    organization === undefined
      ? "which organisation the key is of is not known"
      : `the key is of organisation ${plainText(organization.id)}`;
  throw new UsageError(
    `${is}, and the review of ${plainText(ofReview ?? "an unknown one")}: nothing was changed (--org-id ID names one of the key's)`,
  );
}

/** A removal that an earlier run asked for, and of which nobody knew whether it was done, is not asked for twice. */
function settledRemoval(removal: PlannedRemoval, settled: readonly Settled[]): AppliedRemoval | undefined {
  const found = settled.findLast(
    ({ receipt, outcome }) =>
      receipt.intent.review?.row === removal.answer.item.key &&
      (outcome?.result === "done" || outcome?.result === "already so"),
  );
  if (found?.outcome === undefined) return undefined;
  const { receipt, outcome } = found;
  return {
    removal,
    result: outcome.result,
    receipt: receipt.intent.id,
    why: "an earlier run asked for it; read back",
  };
}

async function apply(
  removals: readonly PlannedRemoval[],
  {
    provision,
    book,
    stakes,
    review,
    ticket,
    flags,
    context,
  }: {
    provision: Provision;
    book: OpenReceiptBook;
    stakes: PreparedApply["stakes"];
    review: string;
    ticket: string;
    flags: ApplyFlags;
    context: LoggingContext;
  },
): Promise<Pick<ResultReport, "applied" | "left" | "stop" | "receiptError">> {
  const { reader, changes, organization, by, owner } = provision;
  const { signal } = context;
  let receiptError: ReceiptError | undefined;
  const progress = showApplyProgress(removals.length, context);
  try {
    const applied = await applyRemovals(removals, {
      ask: (removal) =>
        askRemoval(removal, {
          reader,
          changes,
          book,
          intent: { organization: { ...organization }, ticket, by },
          review,
          stakes,
          owner,
          ...(flags.self && { self: true }),
          signal,
          onReceiptError(error) {
            receiptError = error;
          },
        }),
      onProgress: (count) => progress.asked(count),
      signal,
    });
    return { ...applied, ...(receiptError !== undefined && { receiptError }) };
  } finally {
    progress.end();
  }
}

function inOrder(removals: readonly PlannedRemoval[], applied: readonly AppliedRemoval[]): AppliedRemoval[] {
  const byRemoval = new Map(applied.map((one) => [one.removal, one]));
  return removals.flatMap((removal) => byRemoval.get(removal) ?? []);
}
