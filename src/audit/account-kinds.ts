import type { Account } from "../access/account.js";
import type { AuditedAccount } from "./audited-account.js";

/** An account of the directory. */
export function isUser({ id }: Pick<Account, "id">): boolean {
  return id.resourceType === "user";
}

/** An account of the Admin Portal that a person signs in to: service accounts, which have keys alone, are none. */
export function isAdministrator({ facts }: Pick<AuditedAccount, "facts">): boolean {
  return facts.kind === "administrator";
}

/** Whether it was in use and cannot be used now, for whatever reason; one that is staged was not in use yet. */
export function isOutOfUse({ state, stateDetails }: Pick<Account, "state" | "stateDetails">): boolean {
  return state === "disabled" && stateDetails !== "staged";
}

/**
 * Whether somebody took it out of use; `undefined` where its status is not known. One that is staged was not in use yet;
 * one that is locked locked itself, by wrong passwords, and most likely comes back.
 */
export function isSuspended({ state, stateDetails }: Pick<Account, "state" | "stateDetails">) {
  if (state === "unknown") return undefined;
  return state === "disabled" && stateDetails !== "staged" && stateDetails !== "locked";
}
