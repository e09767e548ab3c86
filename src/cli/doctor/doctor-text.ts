import type { KeyOwner } from "../../connector/key-owner.js";
import { plainText } from "../../model/plain-text.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { labeled, table } from "../layout.js";
import { counted, countText } from "../number-text.js";
import { organizationWords } from "../organization-words.js";
import type { Paint } from "../paint.js";
import { plannedTotal, planRequests } from "../sync/request-plan.js";
import { daysUntilText, dayText, spanText } from "../time-text.js";
import { type Check, checkRemark, type Examination, obstacles } from "./examine.js";
import { answerWord } from "./probe.js";

export interface DoctorReport extends Examination {
  organization: Pick<SyncHeader["source"], "region" | "organization">;
  origin: string;
  owner: KeyOwner;
  /** The client id of the service account that reads, where it is not somebody's key. */
  serviceAccount?: string;
  /** Between JumpCloud's clock, which tells whole seconds, and ours. */
  clockApartMs?: number;
  now: Date;
}

const LABEL_WIDTH = 14;
/** Beyond that, ages and expiries are wrong. */
const CLOCK_TOLERANCE_MS = 5000;
const POLITE_RPS = 10;

/** The examination as text, lines ended with LF. */
export function doctorText(report: DoctorReport, { width, paint }: { width: number; paint: Paint }): string {
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const { checks, totals, organization, origin, clockApartMs } = report;
  const columns = [{ align: "left" }, { align: "left" }, { align: "right" }, { align: "left" }] as const;
  const total = plannedTotal(planRequests(totals, { without: new Set(), groupRules: false }));
  const isReady = obstacles(checks).length === 0;
  return [
    line(
      "organisation",
      `${organizationWords({ system: "", baseUrl: "", ...organization })} at ${plainText(origin)}`,
    ),
    ...keyLines(report).map(([label, text]) => line(label, text)),
    clockApartMs === undefined || clockApartMs <= CLOCK_TOLERANCE_MS
      ? ""
      : line("clock", paint.warning(`${spanText(clockApartMs)} apart from JumpCloud's: set it right`)),
    "\n",
    table(
      [["needed to read", "answer", "", ""], ...checks.map((check) => checkRow(check, paint))],
      columns,
      width,
    ),
    "\n",
    isReady
      ? `A sync needs at least ${counted(total, "request")}: ${spanText((total / POLITE_RPS) * 1000)} at ${POLITE_RPS} a second.\n`
      : "",
    isReady ? `${paint.good("Ready to sync.")}\n` : `${paint.bad("Not ready:")} ${obstacleWords(checks)}\n`,
  ].join("");
}

function keyLines({ owner, serviceAccount, now }: DoctorReport): [string, string][] {
  if (serviceAccount !== undefined) return [["read as", `service account ${plainText(serviceAccount)}`]];
  const lines: [string, string][] = [];
  if (owner.owner !== undefined) {
    const role = owner.role === undefined ? "" : `, role ${plainText(owner.role)}`;
    lines.push(["key", `${plainText(owner.owner)}${role} (matched by the key's first characters)`]);
  } else lines.push(["key", "its owner is not known: no administrator's key, or several, begin like it"]);
  if (owner.expiresAt !== undefined) {
    const end = new Date(owner.expiresAt);
    lines.push([
      "expires",
      `${dayText(end)}, ${daysUntilText(end, now)}. A new key stops the old one at once.`,
    ]);
  }
  return lines;
}

function checkRow(check: Check, paint: Paint): string[] {
  const { what, endpoint, answered } = check;
  const total = answered?.kind === "ok" && answered.total !== undefined ? countText(answered.total) : "";
  const remark = checkRemark(check);
  const isObstacle = obstacles([check]).length > 0;
  return [
    what === "" ? what : `  ${what}`,
    answered === undefined ? "-" : answerWord(answered),
    total,
    remark === "" ? endpoint : `${endpoint}: ${isObstacle ? paint.bad(remark) : remark}`,
  ];
}

/** The first in the way; the table has the others. */
function obstacleWords(checks: readonly Check[]): string {
  const [first, ...others] = obstacles(checks);
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : ` and ${counted(others.length, "other")}`;
  return `${plainText(first.answered.error.message)}${more}`;
}
