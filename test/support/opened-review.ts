import type { RiskOf } from "../../src/export/risk.js";
import { type Holdings, readHoldings } from "../../src/review/held/held-access.js";
import { type Opening, type OpeningOptions, planOpening } from "../../src/review/opening/opening.js";
import { keySeed } from "../../src/review/review-item.js";
import { standings } from "../../src/review/reviewers/addresses.js";
import { byManager } from "../../src/review/reviewers/by-manager.js";
import { byResource } from "../../src/review/reviewers/by-resource.js";
import { SectionCursor } from "../../src/sync-file/section-cursor.js";
import { openSmallFile, type SmallFile } from "./small-sync-file.js";

/** What a review is made of, without a command line. */
export interface SmallReview extends Partial<Omit<OpeningOptions, "choose" | "scope" | "riskOf">> {
  /** By the key of what they own; without any, managers decide. */
  owners?: Record<string, string>;
  onlyPrivileged?: true;
  since?: OpeningOptions["last"];
  /** Ids of rules by the key of an account. */
  findings?: Record<string, readonly string[]>;
}

export async function holdingsOf(file: SmallFile): Promise<Holdings> {
  const opened = await openSmallFile(file);
  return readHoldings(new SectionCursor(opened.batches()));
}

/** A review of these few records, opened: nothing is written. */
export async function openedReview(file: SmallFile, review: SmallReview = {}): Promise<Opening> {
  const { owners, onlyPrivileged = false, since, findings = {}, ...options } = review;
  const holdings = await holdingsOf(file);
  const { people } = holdings;
  const riskOf: RiskOf = ({ key }) => ({ flags: findings[key] ?? [], maxSeverity: "" });
  return planOpening(holdings, {
    review: "Q4",
    sync: keySeed({ id: "s1", digest: "sha256:0" }),
    choose:
      owners === undefined
        ? byManager(people)
        : byResource(new Map(Object.entries(owners)), standings(people)),
    fallbacks: ["iam@example.com"],
    privileged: [],
    last: undefined,
    areRolesKnown: true,
    ...options,
    scope: {
      onlyPrivileged,
      since,
      hasOwner: owners && ((key) => Object.hasOwn(owners, key)),
    },
    riskOf,
  });
}

/** "sheet-boss: u1 group g1": every row of every sheet, in their order. */
export function sheetLines({ sheets }: Opening): string[] {
  return sheets.flatMap(({ name, items }) =>
    items.map(({ account, entitlement }) => `${name}: ${account.resource} ${entitlement}`),
  );
}

/** What stands in one column, in the order of the sheets. */
export function shownIn({ sheets }: Opening, column: number): string[] {
  return sheets.flatMap(({ items }) => items.map(({ shown }) => shown[column] ?? ""));
}
