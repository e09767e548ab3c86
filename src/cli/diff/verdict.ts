import type { Diff } from "../../diff/diff.js";
import { isAtLeast, type Severity, severities } from "../../model/severity.js";
import { sectionNames } from "../../sync-file/section.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import type { DiffFlags, FailOn } from "./diff-flags.js";

type Filters = Pick<DiffFlags, "only" | "severity">;

/** What of a diff was asked for: its events, and what came and went. */
export function filterDiff(diff: Diff, { only, severity = "info" }: Filters): Diff {
  const isShown = (kind: string, own: Severity) =>
    (only === undefined || only.some((one) => one === kind)) && isAtLeast(own, severity);
  const { events, walk } = diff;
  return {
    ...diff,
    events: events.filter((event) => isShown(event.event, event.severity)),
    ...(walk && {
      walk: { ...walk, passing: walk.passing.filter((one) => isShown(one.kind, one.severity)) },
    }),
  };
}

/** Whether anything at all differs, or did for a while. */
export function isSame({ changes, walk }: Diff): boolean {
  return sectionNames.every((name) => changes[name].length === 0) && !walk?.passing.length;
}

/** 0 the same, 1 different, 3 not certain; what was asked for, out of it `diff`, decides what counts as different. */
export function diffExitCode(diff: Diff, flags: DiffFlags): ExitCode {
  if (diff.uncertain.length > 0 && !flags.allowIncomplete) return exitCodes.incomplete;
  if (flags.exitZero) return exitCodes.done;
  return isDifferent(diff, flags) ? exitCodes.different : exitCodes.done;
}

function isDifferent(diff: Diff, { failOn, only, severity }: DiffFlags): boolean {
  const told = [
    ...diff.events.map((event) => ({ kind: event.event, severity: event.severity })),
    ...(diff.walk?.passing ?? []),
  ];
  if (failOn !== undefined) return told.some((one) => failOn.some((what) => fails(one, what)));
  return only !== undefined || severity !== undefined ? told.length > 0 : !isSame(diff);
}

function fails(told: { kind: string; severity: Severity }, what: FailOn): boolean {
  const severity = severities.find((one) => one === what);
  return severity === undefined ? told.kind === what : isAtLeast(told.severity, severity);
}
