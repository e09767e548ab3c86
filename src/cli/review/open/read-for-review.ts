import { type Holdings, readHoldings } from "../../../review/held/held-access.js";
import type { SyncHeader } from "../../../sync-file/header.js";
import type { Manifest } from "../../../sync-file/manifest.js";
import { SectionCursor } from "../../../sync-file/section-cursor.js";
import type { CommandContext } from "../../context.js";
import { introduce } from "../../reader.js";
import { stoppable } from "../../stoppable.js";
import { openWholeSync, refuseIncompleteSync } from "../whole-sync.js";
import { refuseLeftOutTypes } from "./left-out-types.js";

/** A whole sync, as a review is made of it. */
export interface SyncForReview {
  header: SyncHeader;
  manifest: Manifest;
  holdings: Holdings;
}

/**
 * Reads the file to its end. Throws SyncFileError, IncompleteError where it is not whole or left out what people have, and
 * FalseStatementError where somebody changed it.
 */
export async function readForReview(
  path: string,
  { context }: { context: CommandContext },
): Promise<SyncForReview> {
  const file = await openWholeSync(path);
  try {
    introduce(file.header, { format: "text" }, context);
    refuseIncompleteSync(file);
    refuseLeftOutTypes(file.header);
    const batches = stoppable(file.batches(), context.signal);
    const holdings = await readHoldings(new SectionCursor(batches));
    while (!(await batches.next()).done);
    const manifest = await file.manifest();
    return { header: file.header, manifest, holdings };
  } finally {
    await file.close();
  }
}
