import type { Account } from "../../access/account.js";

/**
 * Whether somebody put the account out of use. A locked one unlocks itself, or with one click, and a staged one never
 * was in use: neither came or went.
 */
export function isSuspended({ state, stateDetails }: Account): boolean {
  return state === "disabled" && stateDetails !== "locked" && stateDetails !== "staged";
}

/** "suspended", or what else the account's state is called. */
export function stateWords({ state, stateDetails }: Account): string {
  return stateDetails ?? state;
}
