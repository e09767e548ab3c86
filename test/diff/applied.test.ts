import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diff } from "../../src/diff/diff.js";
import { diffDocumentSchema } from "../../src/diff/document.js";
import { printDiff } from "../../src/diff/print-diff.js";
import { printDocument, type SyncDocument } from "../../src/sync-file/print-document.js";
import { type SectionName, sectionNames } from "../../src/sync-file/section.js";
import { applyDiff, type Records } from "../support/apply-diff.js";
import { diffTexts } from "../support/truth/diff-texts.js";
import { twoDays } from "../support/truth/organization.js";
import { narrowReading } from "../support/truth/reading.js";
import { syncFileText } from "../support/truth/sync-file.js";
import { documents } from "../sync-file/arbitrary.js";

/** More with DIFF_RUNS in the environment. */
const numRuns = Number(process.env.DIFF_RUNS ?? 40);

/** Two days of an organisation, as syncs that asked for the same tell of it. */
const twoFiles = fc.tuple(twoDays, narrowReading);

/** The record lines of each section, without the commas between them. */
function recordsOf(text: string): Records {
  const lines = text.split("\n");
  const linesOf = (section: SectionName) => {
    const start = lines.indexOf(`"${section}":[`) + 1;
    return lines.slice(start, lines.indexOf("],", start)).map((line) => line.replace(/,$/, ""));
  };
  return {
    resourceTypes: linesOf("resourceTypes"),
    resources: linesOf("resources"),
    entitlements: linesOf("entitlements"),
    grants: linesOf("grants"),
  };
}

async function textOf(document: SyncDocument): Promise<string> {
  let text = "";
  for await (const piece of printDocument(document)) text += piece;
  return text;
}

async function expectApplied(old: string, new_: string): Promise<void> {
  const diff = await diffTexts(old, new_);
  expect(diff.uncertain).toEqual([]);
  const document = JSON.parse([...printDiff(diff)].join(""));
  expect(diffDocumentSchema.parse(document).certain).toBe(true);
  expect(applyDiff(recordsOf(old), document)).toEqual(recordsOf(new_));
}

describe("a diff of two files", () => {
  it("put into the older one gives the newer one, whatever a sync asks for", async () => {
    await fc.assert(
      fc.asyncProperty(twoFiles, async ([[before, after], reading]) => {
        await expectApplied(await syncFileText(before, reading), await syncFileText(after, reading));
      }),
      { numRuns },
    );
  });

  it("does so whatever texts, keys and values the records hold", async () => {
    await fc.assert(
      fc.asyncProperty(documents, documents, async (first, second) => {
        await expectApplied(await textOf(first), await textOf(second));
      }),
      { numRuns },
    );
  });

  it("has, the other way round, what was added as removed, and what was before as it is now", async () => {
    await fc.assert(
      fc.asyncProperty(twoFiles, async ([[before, after], reading]) => {
        const [old, new_] = [await syncFileText(before, reading), await syncFileText(after, reading)];
        const [there, back] = [await diffTexts(old, new_), await diffTexts(new_, old)];
        for (const name of sectionNames) {
          expect(back.changes[name].map(turned)).toEqual(there.changes[name].map(ends));
        }
      }),
      { numRuns },
    );
  });
});

type Change = Diff["changes"][SectionName][number];

/** Without the fields: a list in which something came between others is told whole, and member by member when it goes. */
function ends(change: Change): unknown {
  const { kind, id } = change;
  if (kind === "added") return { kind, id, after: change.after };
  if (kind === "removed") return { kind, id, before: change.before };
  return { kind, id, before: change.before, after: change.after };
}

function turned(change: Change): unknown {
  if (change.kind === "added") return { kind: "removed", id: change.id, before: change.after };
  if (change.kind === "removed") return { kind: "added", id: change.id, after: change.before };
  return { kind: "changed", id: change.id, before: change.after, after: change.before };
}
