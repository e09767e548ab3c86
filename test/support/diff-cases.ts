import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../src/access/privileged.js";
import { type Diff, diffFiles } from "../../src/diff/diff.js";
import { diffEventSchema } from "../../src/diff/events/event.js";
import { parseIgnoreRule } from "../../src/diff/ignore.js";
import { sectionNames } from "../../src/sync-file/section.js";
import { countsText, eventText, uncertaintyText } from "./diff-text.js";
import { openSmallFile, type SmallFile } from "./small-sync-file.js";

/** What is told of two files, in the words of diff-text.ts. */
interface Told {
  events: readonly string[];
  /** Default: nothing is uncertain. */
  uncertain?: readonly string[];
  /** Where it is left out, it is not looked at. */
  counts?: string;
}

export interface DiffCase extends Told {
  name: string;
  old: SmallFile;
  new: SmallFile;
  /** Globs. */
  privileged?: readonly string[];
  ignore?: readonly string[];
  force?: true;
  /** What is told of the new file before the old one. */
  reversed: Told;
}

type Options = Pick<DiffCase, "privileged" | "ignore" | "force">;

export async function smallDiff(old: SmallFile, new_: SmallFile, options: Options = {}): Promise<Diff> {
  const { privileged = [], ignore = [], force } = options;
  const files = { old: await openSmallFile(old), new: await openSmallFile(new_) };
  const { diff } = await diffFiles(files, {
    ignore: ignore.flatMap((rule) => parseIgnoreRule(rule) ?? []),
    isPrivileged: privilegedBy(privileged),
    ...(force && { force }),
  });
  return diff;
}

/** Tries every case in both directions. */
export function describeDiffs(theme: string, cases: readonly DiffCase[]): void {
  describe(theme, () => {
    const forwards = new Map<DiffCase, Promise<Diff>>();
    const forward = (row: DiffCase): Promise<Diff> => {
      const diff = forwards.get(row) ?? smallDiff(row.old, row.new, row);
      forwards.set(row, diff);
      return diff;
    };

    it.each(cases)("$name", async (row) => {
      const diff = await forward(row);
      expect(toldBy(diff, row)).toEqual(expected(row));
      for (const event of diff.events) expect(diffEventSchema.parse(event)).toEqual(event);
    });

    it.each(cases)("$name, reversed", async (row) => {
      const diff = await smallDiff(row.new, row.old, row);
      expect(toldBy(diff, row.reversed)).toEqual(expected(row.reversed));
      // What is certain in both directions is the same, the other way round.
      const other = await forward(row);
      if (diff.uncertain.length + other.uncertain.length > 0) return;
      expect(mirrored(diff)).toEqual(idsOf(other));
    });
  });
}

function toldBy(diff: Diff, { counts }: Told) {
  return {
    events: diff.events.map(eventText),
    uncertain: diff.uncertain.map(uncertaintyText),
    ...(counts !== undefined && { counts: countsText(diff) }),
  };
}

function expected({ events, uncertain = [], counts }: Told) {
  return { events, uncertain, ...(counts !== undefined && { counts }) };
}

function idsOf({ changes }: Diff): string[] {
  return sectionNames.flatMap((name) =>
    changes[name].map((change) => {
      const fields = change.kind === "changed" ? change.fields.map(({ path }) => path) : [];
      return [change.kind, change.id, ...fields].join(" ");
    }),
  );
}

function mirrored(diff: Diff): string[] {
  return idsOf(diff).map((line) =>
    line.replace(/^(added|removed)/, (kind) => (kind === "added" ? "removed" : "added")),
  );
}
