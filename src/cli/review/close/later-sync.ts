import type { ReceiptsReading } from "../../../provision/receipts/read-receipts.js";
import { minuteWords } from "../../../review/closing/time-words.js";
import { type AccessNow, readAccessNow } from "../../../review/current/access-now.js";
import { dataTime } from "../../../review/current/data-time.js";
import { accessCsv } from "../../../review/evidence/tables.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import { readHoldings } from "../../../review/held/held-access.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import type { Manifest } from "../../../sync-file/manifest.js";
import { openSyncFile, type SyncFile } from "../../../sync-file/read.js";
import { SectionCursor } from "../../../sync-file/section-cursor.js";
import { locateTarget } from "../../../sync-file/target.js";
import { IncompleteError, UsageError } from "../../errors.js";
import { falseStatementWords } from "../../reader.js";
import { stoppable } from "../../stoppable.js";

/** The sync file in which the removals of a review are looked for. */
export interface LaterSync {
  path: string;
  header: SyncHeader;
  manifest: Manifest;
  now: AccessNow;
}

/** What the file has to be later than, and about. */
export interface LaterThan {
  document: ReviewDocument;
  receipts: ReceiptsReading | undefined;
  accounts: ReadonlySet<string>;
  /** The real time. */
  now: Date;
  signal: AbortSignal;
}

/** So far two clocks may differ. */
const CLOCK_SLACK_MS = 5 * 60_000;
const AGAIN = "jc-connector sync, then close again";

/**
 * Reads the file, which proves something only when all of it is of the time after the review's last change.
 *
 * Throws UsageError for another organisation's, or none that can be read twice; IncompleteError for one that is not
 * whole, not as it states, or too old; SyncFileError.
 */
export async function readLaterSync(path: string, than: LaterThan): Promise<LaterSync> {
  await refuseSingleReading(path);
  const file = await openSyncFile(path);
  try {
    refuseOther(file, than.document);
    if (!file.header.complete) {
      const types = (file.header.incomplete ?? []).join(", ");
      throw new IncompleteError(`${file.name}: it is not complete (${types}), and proves nothing: ${AGAIN}`);
    }
    const batches = stoppable(file.batches(), than.signal);
    const now = await readAccessNow(new SectionCursor(batches), than.accounts);
    const manifest = await endOf(file, batches);
    refuseEarlier(file, { manifest, ...than });
    return { path, header: file.header, manifest, now };
  } finally {
    await file.close();
  }
}

/** The text of after.csv, out of a second reading. Throws SyncFileError, and UsageError where the file is another one. */
export async function* accessAfter(
  { path, manifest }: Pick<LaterSync, "path" | "manifest">,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const file = await openSyncFile(path);
  try {
    const batches = stoppable(file.batches(), signal);
    const holdings = await readHoldings(new SectionCursor(batches));
    if ((await endOf(file, batches)).digest !== manifest.digest) {
      throw new UsageError(`${file.name} was replaced while it was read: close again`);
    }
    yield* accessCsv(holdings);
  } finally {
    await file.close();
  }
}

async function endOf(file: SyncFile, batches: AsyncGenerator<unknown>): Promise<Manifest> {
  while (!(await batches.next()).done);
  const manifest = await file.manifest();
  const problem = falseStatementWords(file);
  if (problem !== undefined) throw new IncompleteError(problem);
  return manifest;
}

async function refuseSingleReading(path: string): Promise<void> {
  if (path !== "-" && (await locateTarget(path)).kind !== "stream") return;
  throw new UsageError("review close reads the sync file twice: give the name of a file, not standard input");
}

function refuseOther({ name, header }: SyncFile, { name: review, sync }: ReviewDocument): void {
  const [own, other] = [sync.organization.id, header.source.organization.id];
  if (own === undefined || other === undefined) {
    const silent = own === undefined ? `the review ${review}` : name;
    throw new UsageError(`${silent} does not say of which organisation it is: nothing can be proven with it`);
  }
  if (own === other) return;
  throw new UsageError(`${name} is of organisation ${other}, the review ${review} of ${own}`);
}

function refuseEarlier(
  { name, header }: SyncFile,
  { manifest, document, receipts, now }: LaterThan & { manifest: Manifest },
): void {
  const time = dataTime(header, manifest).getTime();
  if (Date.parse(header.startedAt) > now.getTime() + CLOCK_SLACK_MS) {
    throw new IncompleteError(
      `${name}: it is dated ${minuteWords(header.startedAt)}, later than now: is a clock wrong? ${AGAIN}`,
    );
  }
  const last = lastTime(receipts);
  const read = `${name}: something in it was read on ${secondWords(new Date(time).toISOString())}`;
  if (time <= Date.parse(document.openedAt)) {
    throw new IncompleteError(
      `${read}, and the review was opened on ${secondWords(document.openedAt)}: it cannot show what became of it: ${AGAIN}`,
    );
  }
  if (last !== undefined && time <= Date.parse(last)) {
    throw new IncompleteError(
      `${read}, and the last line of the receipts is of ${secondWords(last)}: it cannot show that change: ${AGAIN}`,
    );
  }
}

/** The time of the last thing that was asked or answered. */
function lastTime(receipts: ReceiptsReading | undefined): string | undefined {
  const all = receipts?.pairing.receipts ?? [];
  const times = all.flatMap(({ intent, outcome }) => [intent.time, outcome?.time ?? intent.time]);
  // One by one: there may be more than a call takes arguments.
  return times.reduce<string | undefined>(
    (latest, time) => (latest === undefined || Date.parse(time) > Date.parse(latest) ? time : latest),
    undefined,
  );
}

function secondWords(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
