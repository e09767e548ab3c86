import { plainText } from "../../model/plain-text.js";
import { type Column, hanging, labeled, table } from "../layout.js";
import { counted, countText } from "../number-text.js";
import { organizationWords } from "../organization-words.js";
import type { Paint } from "../paint.js";
import { daysUntilText, dayText, spanText } from "../time-text.js";
import { credentialWords } from "./credential-words.js";
import type { DoctorCheck, DoctorDocument } from "./document.js";

const LABEL_WIDTH = 17;
/** Below that, an endpoint has no column of its own. */
const WIDE = 80;

/** The document as text for people, lines ended with LF. */
export function doctorText(
  document: DoctorDocument,
  { width, paint }: { width: number; paint: Paint },
): string {
  const { baseUrl, region, organization, checks, change, ready } = document;
  const line = ([label, text]: readonly [string, string]) =>
    labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const where = organizationWords({
    system: "",
    baseUrl: "",
    ...(region !== undefined && { region }),
    organization,
  });
  return [
    line(["organisation", `${where} at ${plainText(baseUrl)}`]),
    ...credentialLines(document).map(line),
    ...clockLines(document, paint).map(line),
    "\n",
    checkTable(checks, { width, paint }),
    hanging("", `needed to change (${change.what})  not tried: ${change.why}`, { width, indent: 2 }),
    "\n",
    ...(ready ? readyWords(document, paint) : notReadyWords(document, paint)).map(({ start = "", text }) =>
      hanging(start, text, { width, indent: 2 }),
    ),
  ].join("");
}

function credentialLines({ credential, askedAt, checks }: DoctorDocument): [string, string][] {
  const { kind, owner, role, expiresAt, expiry } = credential;
  const label = credentialWords(kind);
  const lines: [string, string][] = [];
  if (owner !== undefined) {
    const hint = label === "key" ? " (matched by the key's first characters)" : "";
    lines.push([label, `${plainText(owner)}${role === undefined ? "" : `, role ${plainText(role)}`}${hint}`]);
  } else if (label === "key") {
    lines.push([label, unknownOwner(checks)]);
  } else lines.push([label, "JumpCloud does not tell which one, nor its role"]);
  if (expiresAt === undefined) return lines;
  const end = new Date(expiresAt);
  const when = `${dayText(end)}, ${daysUntilText(end, new Date(askedAt))}`;
  lines.push([
    expiry === "past" ? "expired" : "expires",
    `${when}. A new ${label === "key" ? "key stops the old one at once" : "secret can be made before"}.`,
  ]);
  return lines;
}

/** A list of administrators that could not be read says nothing about whose key it is. */
function unknownOwner(checks: readonly DoctorCheck[]): string {
  const asked = checks.filter(({ answer }) => answer !== "notTried");
  if (asked.length > 0 && asked.every(({ answer }) => answer === "unauthorized")) {
    return "JumpCloud does not accept it, so its owner is not known";
  }
  const list = checks.find(({ what, of }) => what === "administrators" && of === undefined);
  if (list !== undefined && list.answer !== "ok") {
    return "its owner is not known: the list of administrators was not read";
  }
  const unread = list === undefined ? ", or their list may not be read" : "";
  return `its owner is not known: no administrator's key, or several, begin like it${unread}`;
}

function clockLines({ clock }: DoctorDocument, paint: Paint): [string, string][] {
  if (clock === undefined) return [];
  if (clock.isRight) return [["clock", "right: as JumpCloud's, to a few seconds"]];
  const side = clock.apartMs > 0 ? "ahead of" : "behind";
  return [["clock", paint.warning(`${spanText(Math.abs(clock.apartMs))} ${side} JumpCloud's: set it right`)]];
}

function checkTable(
  checks: readonly DoctorCheck[],
  { width, paint }: { width: number; paint: Paint },
): string {
  const left: Column = { align: "left" };
  const right: Column = { align: "right" };
  const remarkOf = ({ remark = "", isInTheWay }: DoctorCheck) =>
    isInTheWay && remark !== "" ? paint.bad(remark) : remark;
  const name = ({ what, of }: DoctorCheck) => `${of === undefined ? "  " : "    "}${what}`;
  if (width >= WIDE) {
    const rows = checks.map((check) => [
      name(check),
      shortened(check),
      check.word,
      totalText(check),
      remarkOf(check),
    ]);
    return table([["needed to read", "", "answer", "", ""], ...rows], [left, left, left, right, left], width);
  }
  const rows = checks.map((check) => {
    const remark = remarkOf(check);
    return [
      name(check),
      check.word,
      totalText(check),
      remark === "" ? shortened(check) : `${shortened(check)}: ${remark}`,
    ];
  });
  return table([["needed to read", "answer", "", ""], ...rows], [left, left, right, left], width);
}

/** How many, of a list of the organisation; of a list of one object only that it tells. */
function totalText({ total, totalStated }: DoctorCheck): string {
  if (total !== undefined) return countText(total);
  return totalStated === true ? "stated" : "";
}

/** What is about one object is told apart by the end of its path, and by what it is called. */
function shortened({ endpoint, of }: DoctorCheck): string {
  if (of === undefined) return endpoint;
  return endpoint.replace(/^GET \/api(?:\/v2)?\//, "GET …/").replace(/\?targets=.*$/, "");
}

/** What stands below the table. */
interface Line {
  start?: "  ";
  text: string;
}

function readyWords(document: DoctorDocument, paint: Paint): Line[] {
  const ready = [{ text: paint.good("Ready to sync.") }, ...warningWords(document, paint)];
  const { sync } = document;
  if (sync === undefined) return ready;
  const { requestsAtLeast, secondsAtLeast, requestsPerSecond, uncounted } = sync;
  const span = spanText(Math.max(1, secondsAtLeast) * 1000);
  const more = uncounted.length === 0 ? "" : ` More, because no total is stated of ${uncounted.join(", ")}.`;
  const requests = counted(requestsAtLeast, "request");
  const text = `A sync needs at least ${requests}: ${span} at ${requestsPerSecond} a second.${more}`;
  return [{ text }, ...ready];
}

/** The first in the way, and what to do; the table has the others. */
function notReadyWords(document: DoctorDocument, paint: Paint): Line[] {
  const [first = "", ...others] = document.reasons;
  const more = others.length === 0 ? "" : ` and ${counted(others.length, "other")}`;
  return [
    { text: `${paint.bad("Not ready:")} ${plainText(first)}${more}` },
    ...document.advice.map((text): Line => ({ start: "  ", text: plainText(text) })),
    ...warningWords(document, paint),
  ];
}

function warningWords({ credential, askedAt }: DoctorDocument, paint: Paint): Line[] {
  const { kind, expiresAt, expiry } = credential;
  if (expiresAt === undefined || expiry === undefined || expiry === "later") return [];
  const label = credentialWords(kind);
  const when = daysUntilText(new Date(expiresAt), new Date(askedAt));
  const words =
    expiry === "soon"
      ? `the ${label} expires ${when}: make a new one before that.`
      : `the ${label} expired ${when}, as JumpCloud's list of administrators has it.`;
  return [{ text: `${paint.warning("Warning:")} ${words}` }];
}
