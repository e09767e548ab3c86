import { InvalidArgumentError } from "commander";
import { reviewerAddress } from "../../../review/reviewers/address.js";
import { UsageError } from "../../errors.js";
import type { RiskFlags } from "../../export/find-risk.js";
import type { PlaceFlags } from "../review-place.js";

export interface OpenFlags extends PlaceFlags, Omit<RiskFlags, "dir"> {
  format: "text" | "json";
  by: "manager" | "resource";
  /** Addresses, folded, each once. */
  fallback: readonly string[];
  /** The path of an owners file. */
  owners?: string;
  /** The name of a review, or LAST_REVIEW. */
  since?: string;
  onlyPrivileged?: true;
}

/** What --since takes for the newest review that is closed. */
export const LAST_REVIEW = "last-review";

/** An address that sheets can be sent to; may be given several times. */
export function fallbackValue(text: string, before: readonly string[] = []): string[] {
  const address = reviewerAddress(text);
  if (address === undefined) throw new InvalidArgumentError("Give an e-mail address such as iam@acme.com.");
  return [...new Set([...before, address])];
}

/** Throws UsageError where the flags contradict each other. */
export function refuseFlags({ by, owners }: Pick<OpenFlags, "by" | "owners">): void {
  if (by === "manager" && owners !== undefined) {
    throw new UsageError(
      "--owners says who owns what, and --by manager asks managers: --by resource asks owners",
    );
  }
}
