import { resourceKey } from "../../model/resource-id.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { type C1Account, c1Account } from "./c1-account.js";
import { C1Sheet, type C1SheetOptions, type C1Summary } from "./c1-sheet.js";
import { inPieces } from "./in-pieces.js";

export interface C1CsvOptions extends C1SheetOptions {
  /** Called once, when everything was written. */
  done?(summary: C1Summary): void;
}

/**
 * A sync file as the CSV that ConductorOne takes as an upload, in pieces: Identity, Entitlement, then Grant rows, each in
 * the order of the file. Lines end with LF, as those of `baton export csv` do, and not with the CR LF of RFC 4180. Texts
 * stand as they are, without a guard against formulas: ConductorOne compares them. Whether a grant is direct or
 * inherited is lost. A grant of or to what the file does not hold is passed over.
 *
 * Memory grows with resources, not with grants. Throws SyncFileError.
 */
export async function* c1Csv(
  cursor: SectionCursor,
  { done, ...options }: C1CsvOptions,
): AsyncGenerator<string> {
  for await (const _ of cursor.section("resourceTypes"));
  const resources = await readResources(cursor);
  const sheet = new C1Sheet(resources, options);
  yield sheet.header();
  yield* inPieces(resources.accounts, (account) => sheet.identity(account));
  yield* inPieces(cursor.section("entitlements"), (entitlement) => sheet.entitlement(entitlement));
  yield* inPieces(cursor.section("grants"), (grant) => sheet.grant(grant));
  done?.(sheet.summary());
}

async function readResources(cursor: SectionCursor) {
  const accounts: C1Account[] = [];
  const displayNames = new Map<string, string>();
  for await (const resource of cursor.section("resources")) {
    const account = c1Account(resource);
    if (account === undefined) displayNames.set(resourceKey(resource.id), resource.displayName);
    else accounts.push(account);
  }
  return { accounts, displayNames };
}
