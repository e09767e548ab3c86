import { basename } from "node:path";
import type { OrganizationName } from "../../connector/organization.js";
import { type ExitCode, exitCodes, signalExitCodes } from "../exit-code.js";
import { describeFailure } from "../failure.js";
import { doctorHint } from "../refusal-words.js";
import type { ScreenLayout } from "../screen.js";
import { dropReasons, sufficientLimits } from "./drop-words.js";
import { incompleteReasons } from "./incomplete-words.js";
import { placeWords } from "./place-words.js";
import type { SyncScreenFacts } from "./sync-screen.js";

/** What became of one organisation out of several. */
export interface OrganizationEnding {
  organization: OrganizationName;
  exitCode: ExitCode;
  /** What that means, in a word or two: "done", "refused". */
  word: string;
  /** What was read, where there is a result; by resource type. */
  resources?: Readonly<Record<string, number>>;
  grants?: number;
  /** The name of what was written. */
  file?: string;
  /** Why it did not end well, and what to do: lines for people. Empty where all is well. */
  reasons: readonly string[];
}

const words: ReadonlyMap<ExitCode, string> = new Map<ExitCode, string>([
  [exitCodes.usage, "not possible"],
  [exitCodes.refused, "refused"],
  [exitCodes.unavailable, "unavailable"],
  [exitCodes.bug, "bug"],
  [exitCodes.locked, "locked"],
  [signalExitCodes.SIGINT, "interrupted"],
  [signalExitCodes.SIGTERM, "terminated"],
]);

/** An organisation of which there is a result, good or not. */
export function resultEnding(
  organization: OrganizationName,
  { result, isTaken }: SyncScreenFacts,
  layout: Pick<ScreenLayout, "isTerminal">,
): OrganizationEnding {
  const { manifest, header, drops, verdict, path } = result;
  const isWhole = header.complete;
  const byType = Object.entries(manifest.counts.byResourceType);
  const reasons = [
    ...(isWhole ? [] : incompleteReasons(manifest)),
    ...(drops?.verdict === "refused" ? dropReasons(drops, layout) : []),
    ...(isTaken ? [] : [`Set aside: ${placeWords(path)}`]),
    ...(drops?.verdict === "refused"
      ? [
          `If all that is truly gone: once with --org-id ${organization.id} --max-drop ${sufficientLimits(drops)}`,
        ]
      : []),
  ];
  const word = { accepted: "done", incomplete: "incomplete", dropped: isWhole ? "dropped" : "incomplete" }[
    verdict
  ];
  return {
    organization,
    exitCode: isTaken ? exitCodes.done : exitCodes.incomplete,
    word: isTaken && verdict !== "accepted" ? `${word}, taken` : word,
    resources: Object.fromEntries(byType.map(([type, { resources }]) => [type, resources])),
    grants: manifest.counts.grants,
    file: basename(path),
    reasons,
  };
}

/** An organisation of which there is none; `advice` is what the sync itself has to add. */
export function failureEnding(
  organization: OrganizationName,
  error: unknown,
  { advice: own }: { advice: readonly string[] },
): OrganizationEnding {
  const { exitCode, message, advice } = describeFailure(error);
  const word = words.get(exitCode) ?? `exit ${exitCode}`;
  // A key that reads several is asked which one.
  const ownAdvice = advice.map((line) =>
    line === doctorHint ? `${line} --org-id ${organization.id}` : line,
  );
  return { organization, exitCode, word, reasons: [message ?? word, ...ownAdvice, ...own] };
}
