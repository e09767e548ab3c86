import type { Account } from "../../access/account.js";
import type { AccountFacts } from "../../access/account-facts.js";
import type { Persons } from "../../access/persons.js";
import { plainText } from "../../model/plain-text.js";
import type { Paint } from "../paint.js";
import { dayText } from "../time-text.js";

/** What a person should know of a state in which an account cannot be used. */
const meanings: ReadonlyMap<string, string> = new Map([
  ["suspended", "assignments return on reactivation"],
  ["locked", "assignments return when it is unlocked"],
  ["staged", "assignments take effect when it is activated"],
]);

/** "user", "administrator" … and by which name it is known: "tom.brandt". */
export function accountTitle(
  { id, username, email, displayName }: Account,
  facts: AccountFacts | undefined,
): [kind: string, name: string] {
  return [facts?.kind ?? plainText(id.resourceType), plainText(username ?? email ?? displayName)];
}

/** "enabled", "SUSPENDED (assignments return on reactivation)" */
export function stateWords({ state, stateDetails }: Account, paint: Paint): string {
  if (state === "unknown") return "status not known";
  const details = stateDetails === undefined ? undefined : plainText(stateDetails);
  if (state === "enabled") return details === undefined ? "enabled" : `enabled (${details})`;
  const meaning = meanings.get(stateDetails ?? "");
  return `${stateMark({ state, stateDetails }, paint)}${meaning === undefined ? "" : ` (${meaning})`}`;
}

/** "SUSPENDED" of an account that cannot be used; nothing of any other. */
export function stateMark(
  { state, stateDetails }: { state: Account["state"]; stateDetails?: string | undefined },
  paint: Paint,
): string {
  if (state !== "disabled") return "";
  return paint.warning(plainText(stateDetails ?? "disabled").toUpperCase());
}

/** Who it is and how it signs in, as far as the file tells. */
export function accountRemarks(
  account: Account,
  facts: AccountFacts | undefined,
  context: { persons: Persons; paint: Paint; now: Date },
): string[] {
  if (facts === undefined) return [];
  const { persons, paint, now } = context;
  const { department, jobTitle, expiresAt } = facts;
  return [
    ...[department, jobTitle].flatMap((text) => (text === undefined ? [] : plainText(text))),
    ...managerWords(facts, persons),
    ...(facts.kind === "user"
      ? mfaWords(account, facts, paint)
      : signInWords(account, facts, { paint, now })),
    ...(expiresAt === undefined ? [] : [endWords(expiresAt, now)]),
  ];
}

/** How it is known whose account it is, where that is less than certain. */
export function linkWords({ linkBasis }: Account): string {
  return linkBasis === "email" ? "linked by e-mail only" : "";
}

function managerWords({ manager, managerId }: AccountFacts, persons: Persons): string[] {
  if (manager !== undefined) return [`manager ${plainText(manager)}`];
  if (managerId === undefined) return [];
  const account = persons.account(`user:${managerId}`);
  if (account !== undefined) return [`manager ${plainText(account.displayName)}`];
  return [`manager ${plainText(managerId)}, who is not in the file`];
}

function mfaWords({ hasMfa }: Account, facts: AccountFacts, paint: Paint): string[] {
  const until = facts.mfaExcludedUntil;
  return [
    ...(hasMfa === undefined ? [] : [hasMfa ? "MFA set up" : paint.warning("no MFA")]),
    ...(facts.isMfaExcluded
      ? [paint.warning(`excluded from MFA${until === undefined ? "" : ` until ${timeWords(until)}`}`)]
      : []),
  ];
}

/** An administrator who was made from a user has the user's password and MFA, and no TOTP of its own. */
function signInWords(
  account: Account,
  facts: AccountFacts,
  { paint, now }: { paint: Paint; now: Date },
): string[] {
  const { isTotpEnrolled, hasApiKey, apiKeyExpiresAt } = facts;
  const isUsers = account.linkBasis === "user_admin_id";
  const ends = apiKeyExpiresAt === undefined ? "" : ` (${endWords(apiKeyExpiresAt, now)})`;
  return [
    ...(isUsers ? ["signs in as the user"] : account.linkBasis === "email" ? ["own password"] : []),
    ...(isUsers || isTotpEnrolled === undefined
      ? []
      : [isTotpEnrolled ? "TOTP enrolled" : paint.warning("TOTP not enrolled")]),
    ...(hasApiKey === undefined ? [] : [hasApiKey ? `API key set${ends}` : "no API key"]),
  ];
}

/** "ends 30 Dec 2026", "ended 6 May 2025" */
function endWords(text: string, now: Date): string {
  return `${Date.parse(text) <= now.getTime() ? "ended" : "ends"} ${timeWords(text)}`;
}

function timeWords(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? plainText(text) : dayText(time);
}
