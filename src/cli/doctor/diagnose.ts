import type { KeyOwner } from "../../connector/key-owner.js";
import type { OrganizationName } from "../../connector/organization.js";
import { DAY_MS } from "../../model/day.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import { doctorHint } from "../refusal-words.js";
import { type KnownCounts, plannedTotal, planRequests } from "../sync/request-plan.js";
import { type Check, checkRemark, type Obstacle, obstacles } from "./check.js";
import { DOCTOR_FORMAT, DOCTOR_VERSION, type DoctorCheck, type DoctorDocument } from "./document.js";
import type { Examination, ExaminedSync } from "./examine.js";
import { answerWord } from "./probe.js";

/** What was found out, before anything is concluded. */
export interface Findings {
  examination: Examination;
  sync: ExaminedSync;
  baseUrl: string;
  region?: string;
  organization: Partial<OrganizationName>;
  credential: KeyOwner & { kind: string };
  /** Our clock minus JumpCloud's, which tells whole seconds. */
  clockApartMs?: number;
  now: Date;
}

/** Beyond that, ages and expiries are wrong. */
const CLOCK_TOLERANCE_MS = 5000;
const POLITE_RPS = 10;
const SOON_MS = 14 * DAY_MS;

/** What the findings mean: the one answer, of which text and JSON are two forms. */
export function diagnose(findings: Findings): DoctorDocument {
  const { examination, baseUrl, region, organization, credential, clockApartMs, now } = findings;
  const { checks, organizationId } = examination;
  const inTheWay = obstacles(checks);
  const advice = new Set([
    ...unknownOrganization(findings, inTheWay),
    ...inTheWay.flatMap(({ answered }) => describeFailure(answered.error).advice),
  ]);
  advice.delete(doctorHint);
  return {
    format: DOCTOR_FORMAT,
    version: DOCTOR_VERSION,
    askedAt: now.toISOString(),
    ready: inTheWay.length === 0,
    exitCode: exitCodeOf(inTheWay),
    baseUrl,
    ...(region !== undefined && { region }),
    organization: { ...(organizationId !== undefined && { id: organizationId }), ...organization },
    credential: { ...credential, ...expiryOf(credential, now) },
    ...(clockApartMs !== undefined && {
      clock: { apartMs: clockApartMs, isRight: Math.abs(clockApartMs) <= CLOCK_TOLERANCE_MS },
    }),
    checks: checks.map((check) => checkEntry(check)),
    change: { what: "provision", tried: false, why: "it would change something" },
    ...(inTheWay.length === 0 && { sync: estimate(findings) }),
    reasons: inTheWay.map(({ answered: { error }, failing }) =>
      failing === undefined ? error.message : `${failing}: ${error.message}`,
    ),
    advice: [...advice],
  };
}

/** Where organisations cannot be listed, a wrong id is found out by what is asked of it. */
function unknownOrganization(
  { organization: { id }, examination: { checks } }: Findings,
  inTheWay: readonly Obstacle[],
): string[] {
  const isListed = checks.some(({ what, answered }) => what === "organisations" && answered?.kind === "ok");
  if (id === undefined || isListed || !inTheWay.some(({ answered }) => answered.kind === "notFound"))
    return [];
  return [
    `Likely ${id} (--org-id) is none of the key's organisations: it may not list them, so nobody could look.`,
  ];
}

/** A refusal is for somebody to mend; a failure may pass. */
export function exitCodeOf(inTheWay: readonly Obstacle[]): ExitCode {
  const [first] = inTheWay;
  if (first === undefined) return exitCodes.done;
  const isRefusal = ({ answered: { kind } }: Obstacle) => kind === "forbidden" || kind === "unauthorized";
  return describeFailure((inTheWay.find(isRefusal) ?? first).answered.error).exitCode;
}

function expiryOf({ expiresAt }: KeyOwner, now: Date): Pick<DoctorDocument["credential"], "expiry"> {
  if (expiresAt === undefined) return {};
  const leftMs = Date.parse(expiresAt) - now.getTime();
  if (leftMs <= 0) return { expiry: "past" };
  return { expiry: leftMs <= SOON_MS ? "soon" : "later" };
}

function checkEntry(check: Check): DoctorCheck {
  const { what, of, endpoint, need, answered } = check;
  const remark = checkRemark(check);
  return {
    what,
    ...(of !== undefined && { of }),
    endpoint,
    need,
    answer: answered === undefined ? "notTried" : answered.kind,
    word: answered === undefined ? "-" : answerWord(answered),
    ...(answered !== undefined && "rows" in answered && statedTotal(answered, { isOfAll: of === undefined })),
    isInTheWay: obstacles([check]).length > 0,
    ...(remark !== "" && { remark }),
  };
}

function statedTotal(
  { total }: { total?: number },
  { isOfAll }: { isOfAll: boolean },
): Pick<DoctorCheck, "total" | "totalStated"> {
  return { ...(isOfAll && total !== undefined && { total }), totalStated: total !== undefined };
}

function estimate({ examination: { checks, totals }, sync }: Findings): DoctorDocument["sync"] {
  const requests = plannedTotal(planRequests(totals, sync));
  const isCounted = new Set<keyof KnownCounts>(["users", "administrators", "groups", "apps", "roles"]);
  const uncounted = checks.filter(({ what, of }) => {
    const name = [...isCounted].find((counted) => counted === what);
    return of === undefined && name !== undefined && totals[name] === undefined;
  });
  return {
    requestsAtLeast: requests,
    secondsAtLeast: requests / POLITE_RPS,
    requestsPerSecond: POLITE_RPS,
    // A role list that is refused has none to count.
    uncounted: uncounted.filter(({ answered }) => answered?.kind === "ok").map(({ what }) => what),
  };
}
