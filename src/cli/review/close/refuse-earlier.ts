import type { ReceiptsReading } from "../../../provision/receipts/read-receipts.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import { IncompleteError } from "../../errors.js";
import type { LaterSync } from "../later-sync.js";

/** What the sync that closes a review has to be later than. */
export interface Before {
  document: Pick<ReviewDocument, "openedAt">;
  receipts: ReceiptsReading | undefined;
}

const AGAIN = "jc-connector sync, then close again";

/** Throws IncompleteError unless all that a sync holds was read after the review's opening and its last change. */
export function refuseEarlier(
  { name, dataTime }: Pick<LaterSync, "name" | "dataTime">,
  { document, receipts }: Before,
): void {
  const time = dataTime.getTime();
  const read = `${name}: something in it was read on ${secondWords(dataTime.toISOString())}`;
  if (time <= Date.parse(document.openedAt)) {
    throw new IncompleteError(
      `${read}, and the review was opened on ${secondWords(document.openedAt)}: it cannot show what became of it: ${AGAIN}`,
    );
  }
  const last = lastTime(receipts);
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
