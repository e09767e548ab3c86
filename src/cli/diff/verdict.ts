import type { Diff } from "../../diff/diff.js";
import type { DiffEvent } from "../../diff/events/event.js";
import { type Severity, severities } from "../../diff/events/kinds.js";
import { sectionNames } from "../../sync-file/section.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import type { DiffFlags } from "./diff-flags.js";

type Filters = Pick<DiffFlags, "only" | "severity">;

/** The events that were asked for. */
export function shownEvents(events: readonly DiffEvent[], { only, severity }: Filters): DiffEvent[] {
  return events.filter(
    (event) => (only === undefined || only.includes(event.event)) && isAtLeast(event, severity ?? "info"),
  );
}

/** Whether anything at all differs, or did for a while. */
export function isSame({ changes, walk }: Diff): boolean {
  return sectionNames.every((name) => changes[name].length === 0) && !walk?.passing.length;
}

/** 0 the same, 1 different, 3 not certain; what was asked for decides what counts as different. */
export function diffExitCode(diff: Diff, flags: DiffFlags): ExitCode {
  if (diff.uncertain.length > 0 && !flags.allowIncomplete) return exitCodes.incomplete;
  if (flags.exitZero) return exitCodes.done;
  return isDifferent(diff, flags) ? exitCodes.different : exitCodes.done;
}

function isDifferent(diff: Diff, { failOn, ...filters }: DiffFlags): boolean {
  const events = shownEvents(diff.events, filters);
  if (failOn !== undefined) {
    const passing = (diff.walk?.passing ?? []).map(({ kind, severity }) => ({ event: kind, severity }));
    return [...events, ...passing].some((event) =>
      failOn.some((what) => {
        const severity = severities.find((one) => one === what);
        return severity === undefined ? event.event === what : isAtLeast(event, severity);
      }),
    );
  }
  const isFiltered = filters.only !== undefined || filters.severity !== undefined;
  return isFiltered ? events.length > 0 : !isSame(diff);
}

function isAtLeast({ severity }: Pick<DiffEvent, "severity">, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}
