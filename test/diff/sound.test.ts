import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathIds } from "../../src/access/paths.js";
import type { Diff } from "../../src/diff/diff.js";
import type { DiffEvent } from "../../src/diff/events/event.js";
import type { EventKind } from "../../src/diff/events/kinds.js";
import { sectionNames } from "../../src/sync-file/section.js";
import { eventText } from "../support/diff-text.js";
import { diffTexts } from "../support/truth/diff-texts.js";
import { type TrueOrganization, twoDays } from "../support/truth/organization.js";
import {
  anyReading,
  incompleteReading,
  narrowReading,
  type Reading,
  wholeOfBoth,
} from "../support/truth/reading.js";
import { syncFileText } from "../support/truth/sync-file.js";

type Side = [organization: TrueOrganization, reading: Reading];

async function diffOf(old: Side, new_: Side): Promise<Diff> {
  return diffTexts(await syncFileText(...old), await syncFileText(...new_));
}

/** Every change in a line of its own; of fields what they were and what they are, of ways which came and which went. */
function statementsOf({ changes }: Diff): string[] {
  const lines = sectionNames.flatMap((name) =>
    changes[name].flatMap((change) => {
      const fields = change.kind === "changed" ? change.fields : [];
      const told = fields
        .filter(({ path }) => !path.startsWith("/sources"))
        .map((field) => `${name} ${change.id} ${JSON.stringify(field)}`);
      return change.kind === "changed" ? told : [`${name} ${change.id} ${change.kind}`];
    }),
  );
  const ways = changes.grants.flatMap((change) => {
    if (change.kind !== "changed") return [];
    const [before, after] = [pathIds(change.before), pathIds(change.after)];
    return [
      ...before.filter((id) => !after.includes(id)).map((id) => `grants ${change.id} not by ${id}`),
      ...after.filter((id) => !before.includes(id)).map((id) => `grants ${change.id} by ${id}`),
    ];
  });
  // Known by its name alone, a role has an id that was made from it.
  return [...lines, ...ways].map((line) => line.replaceAll("role_role_r2", "r2"));
}

/**
 * Whether the whole files tell the same, or what a file that lacks something cannot tell from it: whether a leaver still
 * has something, whether somebody who was given something is new, and whether somebody new was there under another id.
 * What somebody gained may be the first privilege only because the older file lacks another: that is told all the same.
 */
function isTold(event: DiffEvent, { events }: Diff): boolean {
  const kinds = [event.event, ...(alike[event.event] ?? [])];
  return (
    event.event === "privilege-escalation" ||
    events.some(
      (other) => kinds.includes(other.event) && subjects(event).some((one) => subjects(other).includes(one)),
    ) ||
    isToldOfApps(event, events)
  );
}

/** Where it is not known that a group was bound to an app before, whoever gained the app by it is told of each. */
function isToldOfApps({ event, what }: DiffEvent, events: readonly DiffEvent[]): boolean {
  const bound = new Set(events.flatMap((other) => (other.what.app === undefined ? [] : [other.what.app.id])));
  const isAccess = event === "access-gained" || event === "access-lost";
  return isAccess && what.groups === undefined && what.apps?.every(({ id }) => bound.has(id)) === true;
}

const alike: Partial<Record<EventKind, EventKind[]>> = {
  leaver: ["leaver-still-assigned", "recreated"],
  "leaver-still-assigned": ["leaver"],
  // Two accounts have one address: with either of them left out, the other one is the administrator's.
  "leaver-still-admin": ["leaver", "leaver-still-assigned", "recreated", "admin-added"],
  joiner: ["recreated"],
  "access-gained": ["joiner", "recreated"],
  "admin-role-changed": ["admin-added", "recreated"],
  "admin-added": ["recreated"],
  "admin-removed": ["recreated"],
};

function subjects({ person, resource, what }: DiffEvent): string[] {
  const replaced = what.replaces === undefined ? [] : [what.replaces];
  return [...(person?.accounts ?? [`${resource?.id} ${what.group?.id ?? ""}`]), ...replaced];
}

describe("whatever two syncs left out,", () => {
  it.each([
    ["lists that are not whole", incompleteReading],
    ["syncs that asked for less", narrowReading],
    ["both", anyReading],
  ])("%s: nothing is told that two whole syncs would not tell", async (_, reading) => {
    await fc.assert(
      fc.asyncProperty(twoDays, reading, reading, async ([before, after], first, second) => {
        const diff = await diffOf([before, first], [after, second]);
        const whole = wholeOfBoth(first, second);
        const told = await diffOf([before, whole], [after, whole]);
        const truth = new Set(statementsOf(told));
        expect(diff.events.filter((event) => !isTold(event, told)).map(eventText)).toEqual([]);
        expect(statementsOf(diff).filter((line) => !truth.has(line))).toEqual([]);
      }),
      { numRuns: Number(process.env.DIFF_RUNS ?? 40) },
    );
  });
});
