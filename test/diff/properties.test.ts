import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffDocumentSchema } from "../../src/diff/document.js";
import { printDiff } from "../../src/diff/print-diff.js";
import { sectionNames } from "../../src/sync-file/section.js";
import { anyPair } from "../support/any-organization.js";
import type { Records } from "../support/apply-diff.js";
import { smallDiff } from "../support/diff-cases.js";
import type { SmallOrganization } from "../support/small-organization.js";
import { openSmallFile } from "../support/small-sync-file.js";

/** More with DIFF_RUNS in the environment. */
const numRuns = Number(process.env.DIFF_RUNS ?? 60);

async function recordsOf(organization: SmallOrganization): Promise<Records> {
  const records: Records = { resourceTypes: [], resources: [], entitlements: [], grants: [] };
  const file = await openSmallFile(organization);
  for await (const { section, text } of file.records()) records[section].push(text);
  await file.manifest();
  return records;
}

async function documentOf(old: SmallOrganization, new_: SmallOrganization) {
  const text = [...printDiff(await smallDiff(old, new_, { privileged: ["a1", "g2"] }))].join("");
  return { text, document: diffDocumentSchema.parse(JSON.parse(text)) };
}

describe("a diff", () => {
  it("of an organisation and itself states nothing", async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, async ([a]) => {
        const { document } = await documentOf(a, a);
        const empty = { added: [], removed: [], changed: [] };
        expect(document).toMatchObject({ events: [], uncertain: [], certain: true });
        for (const name of sectionNames) expect(document[name]).toEqual(empty);
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it("names for every event the changes that it follows from, and people who are there", async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, async ([a, b]) => {
        const { text, document } = await documentOf(a, b);
        const changes = new Set(
          sectionNames.flatMap((name) => [
            ...document[name].added.map((record) => `${name} added ${idOf(record)}`),
            ...document[name].removed.map((record) => `${name} removed ${idOf(record)}`),
            ...document[name].changed.map(({ id }) => `${name} changed ${id}`),
          ]),
        );
        const accounts = new Set(
          [...(await recordsOf(a)).resources, ...(await recordsOf(b)).resources].map((line) =>
            idOf(JSON.parse(line)),
          ),
        );
        for (const { because, person } of document.events) {
          for (const { section, change, id } of because)
            expect(changes).toContain(`${section} ${change} ${id}`);
          for (const id of person?.accounts ?? []) expect(accounts).toContain(id);
        }
        expect((await documentOf(a, b)).text).toBe(text);
      }),
      { numRuns },
    );
  });
});

function idOf({ id }: { id: string | { resourceType: string; resource: string } }): string {
  return typeof id === "string" ? id : `${id.resourceType}:${id.resource}`;
}
