import { join } from "node:path";
import { loadReceipts } from "../../provision/receipts/load-receipts.js";
import type { ReceiptsReading } from "../../provision/receipts/read-receipts.js";
import type { Answers } from "../answers/answers.js";
import type { ClosingCounts } from "../closing/closing-counts.js";
import type { ClosingDocument } from "../closing/closing-document.js";
import type { RowProof } from "../closing/row-proof.js";
import { closingText } from "../closing/write-closing.js";
import { reviewFiles } from "../folder/layout.js";
import type { Review } from "../folder/open-review.js";
import { readSentSheets } from "../forwarding/sent-sheets.js";
import { copyOriginals } from "./copy-originals.js";
import { changed, copyReturned, entriesOf } from "./copy-returned.js";
import { copySent, type SentCopies } from "./copy-sent.js";
import { EvidenceFolder } from "./evidence-folder.js";
import { fallbackReasons } from "./fallback-reasons.js";
import { type KeptEvidence, putEvidence } from "./put-evidence.js";
import { readmeText } from "./readme.js";
import { changesCsv, decisionsCsv, proofCsv, returnedCsv } from "./tables.js";

/** What an evidence folder is made of. */
export interface EvidenceParts {
  review: Review;
  answers: Answers;
  /** Absent where nothing was asked of JumpCloud. */
  receipts: ReceiptsReading | undefined;
  rows: readonly RowProof[];
  counts: ClosingCounts;
  closing: ClosingDocument;
  /** The text of after.csv. */
  after: AsyncIterable<string>;
  /** Rejects when somebody else took the lock of the review. */
  check(): Promise<void>;
}

/** An evidence folder that was made. */
export interface WrittenEvidence extends KeptEvidence {
  files: number;
  /** Of the sheets that were sent: what was not as it was sent. */
  sheets: Pick<SentCopies, "madeAnew" | "others">;
}

/**
 * Makes the evidence folder of a review; one that is there is kept under another name. Only for whoever holds the
 * review's lock. On any error the folder of before stays as it is.
 *
 * Throws ReviewError where something cannot be read or changes meanwhile, OutputError, and what `after` and `check` throw.
 */
export async function writeEvidence(parts: EvidenceParts): Promise<WrittenEvidence> {
  const { review, closing, check } = parts;
  let written: Omit<WrittenEvidence, "kept"> = { files: 0, sheets: { madeAnew: [], others: [] } };
  const kept = await putEvidence(review.paths.evidence, {
    closedAt: closing.closedAt,
    check,
    async fill(folder) {
      const evidence = await EvidenceFolder.create(folder);
      const { madeAnew, others } = await fill(evidence, { folder, ...parts });
      await evidence.finish();
      written = { files: evidence.files.size + 1, sheets: { madeAnew, others } };
    },
  });
  return { ...kept, ...written };
}

async function fill(
  evidence: EvidenceFolder,
  parts: EvidenceParts & { folder: string },
): Promise<SentCopies> {
  const { review, answers, receipts, rows, counts, closing, after, folder } = parts;
  const { paths, document, items } = review;
  await copyOriginals(review, evidence);
  const { byName } = await readSentSheets(review);
  const sent = await copySent(review, { evidence, sheets: [...byName.values()] });
  const returned = await copyReturned(paths.returned, { evidence, files: answers.files });
  const copies = new Map(returned.map(({ original, copy = original }) => [original, copy]));
  await evidence.write("sheets-returned.csv", returnedCsv(returned));
  if ((await entriesOf(review.folder)).some(({ name }) => name === reviewFiles.forwarded)) {
    await evidence.copy(paths.forwarded, reviewFiles.forwarded);
  }
  await evidence.write(
    "decisions.csv",
    decisionsCsv(rows, (name) => copies.get(name) ?? name),
  );
  await evidence.write("changes.csv", changesCsv(receipts?.pairing.receipts ?? [], items.values()));
  if (receipts !== undefined) await copyReceipts(evidence, { ...parts, folder, receipts });
  await evidence.write("after.csv", after);
  await evidence.write("proof.csv", proofCsv(rows));
  await evidence.write(reviewFiles.closing, closingText(closing));
  const readme = readmeText({
    document,
    closing,
    counts,
    sent,
    deciders: new Set([...answers.decided.values()].map(({ by }) => by)).size,
    fallbacks: await fallbackReasons(join(folder, reviewFiles.population)),
    returned: {
      files: returned.length,
      sheets: returned.filter(({ sheet }) => sheet !== undefined).length,
      notCopied: returned.filter(({ copy }) => copy === undefined).length,
    },
    missing: answers.missing.map(({ reviewer, rows: own }) => ({ reviewer, rows: own })),
    receipts: receipts?.chain.head,
    files: evidence.files,
  });
  await evidence.write("README.txt", [readme]);
  return sent;
}

/** Somebody may add to them meanwhile: then the copy tells more than was judged. */
async function copyReceipts(
  evidence: EvidenceFolder,
  { review, receipts, folder }: { review: Review; receipts: ReceiptsReading; folder: string },
): Promise<void> {
  await evidence.copy(review.paths.receipts, reviewFiles.receipts);
  const copied = await loadReceipts(join(folder, reviewFiles.receipts));
  const [before, now] = [receipts.chain.head, copied?.chain.head];
  if (before.sha256 !== now?.sha256 || before.torn !== now.torn) throw changed(review.paths.receipts);
}
