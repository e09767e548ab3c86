import { DAY_MS } from "../model/day.js";
import { compareSeverity, type Severity } from "../model/severity.js";
import { enabledWords, liveAdministrators } from "./administrators.js";
import { dayOf } from "./age.js";
import type { AuditedAccount } from "./audited-account.js";
import type { Population } from "./population.js";
import { privilegedNames } from "./privileges.js";
import { named } from "./words.js";

export const LONG_DAYS = 30;

/** How grave it is that a suspended user still has something, and why. All texts are for a person. */
export interface Gravity {
  severity: Severity;
  /** Since when every sync that tells of the user shows it suspended; "2026-10-12T02:00:03.000Z". */
  since: string | undefined;
  /** Since when that is, or longer, is over LONG_DAYS ago. */
  isLong: boolean;
  /** What else belongs into one line: "administrator enabled (Help Desk) with a password of its own". */
  told: readonly string[];
  /** Why it has its severity. */
  because: readonly string[];
  /** What is not known and could make it graver. */
  notKnown: readonly string[];
}

interface Ground {
  severity: Severity;
  told?: string;
  because: string;
}

const noGround =
  "no administrator account is known to be enabled, nothing is privileged, and neither a long suspension nor that the person left is known";

/** `doubt`: why the user may have an administrator account that is enabled, although none is known. */
export function suspensionGravity(
  population: Population,
  account: AuditedAccount,
  doubt: string | undefined,
): Gravity {
  const { suspensions } = population.inputs;
  const since = suspensions?.since(account.key);
  const long = longGround(since, population.readAt);
  const grounds = [
    ...administratorGround(population, account),
    ...long,
    ...privilegedGround(population, account),
    ...rosterGround(population, account),
  ].sort((a, b) => compareSeverity(a.severity, b.severity));
  const severity = grounds[0]?.severity ?? "info";
  return {
    severity,
    since: since?.toISOString(),
    isLong: long.length > 0,
    told: grounds.flatMap(({ told }) => told ?? []),
    because:
      grounds.length === 0
        ? [noGround]
        : grounds.filter((ground) => ground.severity === severity).map(({ because }) => because),
    notKnown: [
      ...(severity !== "critical" && doubt !== undefined ? [`administrator accounts: ${doubt}`] : []),
      ...(severity === "info"
        ? [...unknownSpan(population, since), ...unknownLeaving(population, account)]
        : []),
    ],
  };
}

function administratorGround(population: Population, account: AuditedAccount): Ground[] {
  return liveAdministrators(population, account).map((administrator) => {
    const told = enabledWords(population, { user: account, administrator });
    return { severity: "critical", told, because: `an administrator account of the same person: ${told}` };
  });
}

function longGround(since: Date | undefined, readAt: Date): Ground[] {
  if (since === undefined || readAt.getTime() - since.getTime() < LONG_DAYS * DAY_MS) return [];
  return [
    {
      severity: "high",
      because: `suspended over ${LONG_DAYS} days: in every sync since ${dayOf(since)} that tells of the user`,
    },
  ];
}

function privilegedGround(population: Population, account: AuditedAccount): Ground[] {
  const names = privilegedNames(population, account);
  if (names.length === 0) return [];
  const told = `${names.length} privileged (${named(names)})`;
  return [{ severity: "high", told, because: `privileged: ${named(names)}` }];
}

function rosterGround({ inputs }: Population, account: AuditedAccount): Ground[] {
  const person = inputs.roster?.find(account);
  if (!person?.isTerminated) return [];
  return [
    {
      severity: "high",
      told: "left (roster)",
      because: `the roster says that the person left (line ${person.line})`,
    },
  ];
}

function unknownSpan({ inputs, readAt }: Population, since: Date | undefined): string[] {
  const from = inputs.suspensions?.from;
  if (from === undefined || from >= readAt) return ["for how long: no older sync files were given"];
  return since !== undefined && since <= from
    ? [`for how long: the older sync files reach back to ${dayOf(from)} only`]
    : [];
}

function unknownLeaving({ inputs }: Population, account: AuditedAccount): string[] {
  if (inputs.roster === undefined) return ["whether the person left: no roster was given"];
  return inputs.roster.find(account) === undefined
    ? ["whether the person left: the roster does not have the person"]
    : [];
}
