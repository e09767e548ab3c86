import type { UserTrait } from "../model/annotation.js";
import type { WarningCode } from "./warning.js";

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_HOST = 253;
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const ADDRESS = new RegExp(`^(${ATOM}(?:\\.${ATOM})*)@(${LABEL}(?:\\.${LABEL})*)$`);

/**
 * Whether ConductorOne's validation takes the address: an ASCII dot-atom of at most 64 characters, and a host name
 * whose labels have letters, digits and inner hyphens. Stricter than JumpCloud.
 */
export function isValidAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS) return false;
  const [, local = "", host = ""] = ADDRESS.exec(text) ?? [];
  return host !== "" && local.length <= LONGEST_LOCAL_PART && host.length <= LONGEST_HOST;
}

/** Two addresses that differ in case only are one: administrators' and users' are known to. */
export function foldEmail(address: string): string {
  return address.toLowerCase();
}

/** The `emails` of a user trait, the primary one first; addresses that do not belong there add to `warnings`. */
export function traitEmails(
  addresses: { email?: string | null | undefined; alternateEmail?: string | null | undefined },
  warnings: Set<WarningCode>,
): Pick<UserTrait, "emails"> {
  const { email, alternateEmail } = addresses;
  const emails: NonNullable<UserTrait["emails"]> = [];
  if (!email) warnings.add("missing_email");
  else if (isValidAddress(email)) emails.push({ address: email, isPrimary: true });
  else warnings.add("invalid_email");
  if (alternateEmail && foldEmail(alternateEmail) !== foldEmail(email ?? "")) {
    if (isValidAddress(alternateEmail)) emails.push({ address: alternateEmail });
    else warnings.add("invalid_email");
  }
  return emails.length === 0 ? {} : { emails };
}
