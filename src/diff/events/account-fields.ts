import type { Account } from "../../access/account.js";
import { latest, type ResourceChange } from "../changes.js";
import { isAtOrBelow } from "../field-change.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";
import { eventPerson, type PersonChanges } from "./person-changes.js";

const MFA = ["/annotations/UserTrait/mfaStatus"];
const EXCLUSION = ["/profile/mfa_excluded"];
const EMAILS = ["/profile/email", "/annotations/UserTrait/emails"];

/** MFA that was set up, and is known not to be any more. */
export function mfaDisabled(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const disabled = changes.accounts.filter((change) => {
    const { before, after } = states(change, facts);
    return touches(change, MFA) && before?.hasMfa === true && after?.hasMfa === false;
  });
  return accountEvent(changes, { event: "mfa-disabled", severity: "high", changed: disabled, paths: MFA });
}

/** Users who from now on may sign in without MFA. */
export function mfaExcluded(changes: PersonChanges): DiffEvent[] {
  const excluded = changes.accounts.filter(
    (change) =>
      change.kind === "changed" &&
      change.fields.some(({ path, after }) => EXCLUSION.includes(path) && after === true),
  );
  const paths = [...EXCLUSION, "/profile/mfa_excluded_until"];
  return accountEvent(changes, { event: "mfa-excluded", severity: "high", changed: excluded, paths });
}

/** Another address: with another domain it may be another employer's. */
export function emailsChanged(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const changed = changes.accounts.filter((change) => {
    const { before, after } = states(change, facts);
    return touches(change, EMAILS) && before?.email !== after?.email;
  });
  const isOtherDomain = changed.some((change) => {
    const { before, after } = states(change, facts);
    return domainOf(before) !== domainOf(after);
  });
  return accountEvent(changes, {
    event: "email-changed",
    severity: isOtherDomain ? "medium" : "info",
    changed,
    paths: EMAILS,
  });
}

function accountEvent(
  { person }: PersonChanges,
  told: Pick<DiffEvent, "event" | "severity"> & {
    changed: readonly ResourceChange[];
    paths: readonly string[];
  },
): DiffEvent[] {
  const { event, severity, changed, paths } = told;
  if (changed.length === 0) return [];
  const fields = changed.flatMap((change) =>
    change.kind === "changed" ? change.fields.filter(({ path }) => isAmong(path, paths)) : [],
  );
  return [
    {
      event,
      severity,
      person: eventPerson(person),
      what: fields.length > 0 ? { fields } : {},
      because: because("resources", changed),
    },
  ];
}

function states(change: ResourceChange, { directory }: EventFacts): { before?: Account; after?: Account } {
  const id = latest(change).id;
  const key = `${id.resourceType}:${id.resource}`;
  const [before, after] = [directory.accountBefore(key), directory.account(key)];
  return { ...(before && { before }), ...(after && { after }) };
}

function touches(change: ResourceChange, paths: readonly string[]): boolean {
  return change.kind === "changed" && change.fields.some(({ path }) => isAmong(path, paths));
}

function isAmong(path: string, paths: readonly string[]): boolean {
  return paths.some((prefix) => isAtOrBelow(path, prefix));
}

function domainOf(account: Account | undefined): string | undefined {
  return account?.email?.toLowerCase().split("@").at(-1);
}
