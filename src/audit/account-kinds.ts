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

/** Whether it was in use and no longer is; `undefined` where its status is not known. One that is staged never was. */
export function isSuspended({ state, stateDetails }: Pick<Account, "state" | "stateDetails">) {
  return state === "unknown" ? undefined : state === "disabled" && stateDetails !== "staged";
}
