import { neverRead } from "../../connector/not-read.js";
import { DAY_MS } from "../../model/day.js";
import { plainText } from "../../model/plain-text.js";
import type { SyncResult } from "../../sync/sync.js";
import type { SyncTarget } from "../../sync-run/target.js";
import { type Exposure, exposureText } from "../exposure.js";
import { labeled, table } from "../layout.js";
import { counted, countText, sizeText } from "../number-text.js";
import { organizationWords } from "../organization-words.js";
import { requestWords } from "../request-words.js";
import type { ScreenLayout } from "../screen.js";
import { daysUntilText, dayText, minuteText, periodText, spanText } from "../time-text.js";
import { warningSentence } from "../warning-words.js";
import { dropNotes } from "./drop-words.js";
import type { EffectiveAccess } from "./effective-access.js";
import { listRows } from "./list-rows.js";
import { placeWords } from "./place-words.js";
import { type Ending, LABEL_WIDTH, refusalText } from "./refusal.js";

/** What a sync tells in the end, besides its result. */
export interface SyncScreenFacts extends Ending {
  result: SyncResult;
  /** The client id of the service account that read, where it was not somebody's key. */
  serviceAccount?: string;
  target: SyncTarget;
  access: EffectiveAccess;
  /** Milliseconds in which nothing was sent because JumpCloud asked for it. */
  waitedMs: number;
  /** Distinct names of the users' custom attributes. */
  customAttributes: number;
  /** How others may come by the file; `undefined` where it is none. */
  exposures: readonly Exposure[] | undefined;
  /** What is to be kept from others: the file, or the folder that it is one of. */
  kept: string;
  /** Older files that went when this one was accepted. */
  pruned: number;
}

/** A key that ends within so many days is worth a line. */
const KEY_NOTE_DAYS = 30;

/** The end of a sync as text, lines ended with LF. */
export function syncScreen(facts: SyncScreenFacts, layout: ScreenLayout): string {
  const { manifest, verdict } = facts.result;
  const { width, paint } = layout;
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const refusal = refusalText(facts, layout);
  const columns = [{ align: "left" }, { align: "right" }, { align: "right" }, { align: "left" }] as const;
  return [
    labeled("", readAs(facts, layout), { width, labelWidth: 0 }),
    "\n",
    table(listRows(manifest, paint), columns, width),
    accessText(facts, width),
    "\n",
    line(verdict === "accepted" ? paint.good("COMPLETE".padEnd(LABEL_WIDTH)) : "Read", runWords(facts)),
    resumedLine(facts, line),
    line("Not read", notReadWords(facts)),
    warningLines(facts, width),
    ...Array.from(notes(facts, layout), (note) => line("Note", note)),
    facts.result.path === facts.target.complete ? writtenLines(facts, line) : "",
    facts.pruned === 0
      ? ""
      : line(
          "Pruned",
          `${counted(facts.pruned, "older file")}; what is left of each is its line in SHA256SUMS.pruned`,
        ),
    ...exposureNotes(facts).map((text) => line("Warning", text)),
    refusal === "" ? "" : `\n${refusal}`,
  ].join("");
}

function readAs({ result, serviceAccount }: SyncScreenFacts, { isTerminal, paint }: ScreenLayout): string {
  const { credential } = result.manifest;
  const owner = isTerminal && credential?.owner !== undefined ? plainText(credential.owner) : undefined;
  const role = credential?.role === undefined ? undefined : `role ${plainText(credential.role)}`;
  const account = serviceAccount === undefined ? undefined : `service account ${plainText(serviceAccount)}`;
  const reader = [account, owner, role].filter((words) => words !== undefined).join(", ");
  const organization = paint.strong(organizationWords(result.header.source));
  return reader === "" ? organization : `${organization}, read as ${reader}`;
}

function accessText({ access, result }: SyncScreenFacts, width: number): string {
  if (result.manifest.counts.byResourceType.app === undefined) return "";
  const { pairs, throughGroupsOnly } = access;
  const text = `${counted(pairs, "person-app pair")}, ${countText(throughGroupsOnly)} of them only through groups.`;
  return labeled("Effective access: ", text, { width, labelWidth: 18 });
}

function runWords({ result, waitedMs }: SyncScreenFacts): string {
  const { header, manifest } = result;
  const period = periodText(new Date(header.startedAt), new Date(manifest.endedAt));
  return `${period}, ${requestWords(manifest, waitedMs)}`;
}

/** What was not read now, but by a run before this one that was cut short. */
function resumedLine({ result }: SyncScreenFacts, line: (label: string, text: string) => string): string {
  const { resumed } = result.manifest;
  if (resumed === undefined) return "";
  const begun = minuteText(new Date(resumed.from));
  const age = spanText(Date.parse(result.header.startedAt) - Date.parse(resumed.oldestReadAt));
  return line(
    "Resumed",
    `${counted(resumed.units, "list")} had been read by the sync that began ${begun} and was cut short; the oldest ${age} before this one`,
  );
}

function notReadWords({ result }: SyncScreenFacts): string {
  const always = new Map(neverRead.map(({ what, why }) => [what, why]));
  return result.manifest.notRead
    .map(({ what, why }) => (always.get(what) === why ? what : `${what} (${plainText(why)})`))
    .join(", ");
}

function warningLines({ result }: SyncScreenFacts, width: number): string {
  return result.manifest.warnings
    .map(({ code, count }, index) =>
      labeled(
        `${(index === 0 ? "Warnings" : "").padEnd(LABEL_WIDTH)}${countText(count).padStart(3)} `,
        `${code}: ${warningSentence(code) ?? ""}`,
        { width, labelWidth: LABEL_WIDTH + 4 },
      ),
    )
    .join("");
}

function* notes({ result, customAttributes, now }: SyncScreenFacts, layout: ScreenLayout): Generator<string> {
  if (result.drops !== undefined) yield* dropNotes(result.drops, layout);
  const asked = result.header.options.attributes?.length ?? 0;
  if (customAttributes > 0 && asked === 0) {
    yield `${counted(customAttributes, "custom attribute")} of users left out (--attributes NAME,… takes them in)`;
  }
  const end = result.manifest.credential?.expiresAt;
  if (end === undefined) return;
  const expiry = new Date(end);
  if (expiry.getTime() - now.getTime() > KEY_NOTE_DAYS * DAY_MS) return;
  const verb = expiry.getTime() < now.getTime() ? "expired" : "expires";
  yield `this API key ${verb} ${daysUntilText(expiry, now)} (${dayText(expiry)}). A new key stops this one at once.`;
}

/** What may bring the file to the wrong eyes; that it can be read is told where it is written. */
function exposureNotes({ result, kept, exposures = [] }: SyncScreenFacts): string[] {
  return exposures.map((exposure) => {
    // Tomorrow another file lies in that folder.
    const isOfFolder = exposure.kind === "work tree" || exposure.kind === "open folder";
    return exposureText(exposure, isOfFolder ? kept : result.path);
  });
}

function writtenLines(
  { result, exposures }: SyncScreenFacts,
  line: (label: string, text: string) => string,
): string {
  const path = placeWords(result.path);
  const { size, sha256 } = result.written;
  const isOpen = exposures?.some(({ kind }) => kind === "open file" || kind === "folder's rules");
  const privacy = exposures === undefined || isOpen ? "" : ", only you can read it";
  return [line("Written", `${path}, ${sizeText(size)}${privacy}`), line("SHA-256", sha256)].join("");
}
