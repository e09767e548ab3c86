import { basename } from "node:path";
import { plainLines } from "../../../model/plain-text.js";
import { readAnswers } from "../../../review/answers/read-answers.js";
import { countRows } from "../../../review/closing/closing-counts.js";
import {
  CLOSING_FORMAT,
  CLOSING_VERSION,
  type ClosingDocument,
} from "../../../review/closing/closing-document.js";
import { prove } from "../../../review/closing/prove.js";
import { closedRow, writeClosing } from "../../../review/closing/write-closing.js";
import { writeEvidence } from "../../../review/evidence/write-evidence.js";
import { lockReview } from "../../../review/folder/lock-review.js";
import { openReview, type Review } from "../../../review/folder/open-review.js";
import type { Lock } from "../../../sync-file/lock.js";
import type { CommandContext } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import { refuseSingleReading } from "../../export/find-risk.js";
import { writeOutput } from "../../output.js";
import { createPaint } from "../../paint.js";
import { readerFile } from "../../reader.js";
import { textWidth } from "../../screen.js";
import { readLaterSync } from "../later-sync.js";
import { otherReceipts, soundReceipts } from "../other-receipts.js";
import { reviewFolder } from "../review-place.js";
import { accessAfter } from "./access-after.js";
import type { CloseFlags } from "./close-flags.js";
import { closeJson } from "./close-json.js";
import { type CloseReport, closeText } from "./close-text.js";
import { refuseEarlier } from "./refuse-earlier.js";

/** `jc-connector review close`: what became of each row, by a later sync, and the evidence of it. */
export async function runClose(
  given: { name: string; file: string | undefined },
  flags: CloseFlags,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, color } = context;
  const { dir, ...place } = flags;
  // Where FILE is named, --dir tells no more than where the reviews are.
  const path = await readerFile(
    given.file,
    given.file === undefined && dir !== undefined ? { dir } : {},
    io.env,
  );
  await refuseSingleReading(path, "review close");
  const review = await openReview(
    reviewFolder(given.name, { ...place, ...(dir !== undefined && { dir }) }, io.env),
  );
  const lock = await lockReview(review.paths, io.now);
  try {
    const report = await close(review, { given: { file: given.file, flags }, path, lock, context });
    const text =
      flags.format === "json"
        ? closeJson(report)
        : plainLines(
            closeText(report, {
              width: textWidth(io.stdout),
              paint: createPaint(io.stdout, { mode: color, env: io.env }),
            }),
          );
    await writeOutput(context, [text]);
    return report.counts.open === 0 ? exitCodes.done : exitCodes.different;
  } finally {
    await lock.release();
  }
}

async function close(
  review: Review,
  {
    given,
    path,
    lock,
    context,
  }: Pick<CloseReport, "given"> & { path: string; lock: Lock; context: CommandContext },
): Promise<CloseReport> {
  const { io, signal } = context;
  const { document, items, paths } = review;
  const receipts = await soundReceipts(paths.receipts, { signal });
  const own = receipts?.pairing.receipts ?? [];
  const later = await readLaterSync(path, { review, items: items.values(), context });
  refuseEarlier(later, { document, receipts });
  const answers = await readAnswers(review);
  const others = await otherReceipts(given.flags, { review, context });
  const rows = prove({ review, answers, receipts: own, otherReceipts: others, now: later.now });
  const counts = countRows(rows, { receipts: own });
  const { id, startedAt } = later.header;
  const closing: ClosingDocument = {
    format: CLOSING_FORMAT,
    version: CLOSING_VERSION,
    review: document.name,
    closedAt: io.now().toISOString(),
    sync: { id, startedAt, digest: later.manifest.digest, file: basename(path) },
    rows: rows.map(closedRow),
  };
  const evidence = await writeEvidence({
    review,
    answers,
    receipts,
    rows,
    counts,
    closing,
    after: accessAfter(path, { manifest: later.manifest, review, signal }),
    check: () => lock.check(),
  });
  await writeClosing(paths.closing, closing, { check: () => lock.check() });
  return {
    given,
    document,
    closing,
    rows,
    counts,
    evidence: { path: paths.evidence, ...evidence },
  };
}
