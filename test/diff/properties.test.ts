import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffDocumentSchema } from "../../src/diff/document.js";
import { printDiff } from "../../src/diff/print-diff.js";
import { sectionNames } from "../../src/sync-file/section.js";
import { anyPair } from "../support/any-organization.js";
import { applyDiff, type Records } from "../support/apply-diff.js";
import { smallDiff } from "../support/diff-cases.js";
import { edgesOf, type SmallOrganization } from "../support/small-organization.js";
import { openSmallFile, type SmallFile } from "../support/small-sync-file.js";

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
  it("applied to the older file gives the newer one, record for record and byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, async ([a, b]) => {
        const { text } = await documentOf(a, b);
        expect(applyDiff(await recordsOf(a), JSON.parse(text))).toEqual(await recordsOf(b));
      }),
      { numRuns },
    );
  });

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

  it("never tells what a list that is not whole left out, whichever of the two has it", async () => {
    const drops = fc.uniqueArray(fc.constantFrom("u1", "u2", "u3", "u4"), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(anyPair, fc.constantFrom("g1", "g2", "g3"), drops, async ([a], group, dropped) => {
        const lacking = withoutMembers(a, group, new Set(dropped));
        const empty = { added: [], removed: [], changed: [] };
        for (const [old, new_] of [
          [a, lacking],
          [lacking, a],
        ] as const) {
          const { document } = await documentOf(old, new_);
          expect(document).toMatchObject({ events: [], grants: empty, resources: empty, certain: false });
        }
      }),
      { numRuns },
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

/** The same organisation, as a sync tells of it that did not get all members of a group. */
function withoutMembers(
  organization: SmallOrganization,
  group: string,
  dropped: ReadonlySet<string>,
): SmallFile {
  const left = edgesOf(organization.members).filter(([of, user]) => of !== group || !dropped.has(user));
  const bound = edgesOf(organization.bound).filter(([, of]) => of === group);
  return {
    ...organization,
    members: left.map(([of, user]) => `${of}: ${user}`).join("; "),
    incomplete: bound.length > 0 ? ["app", "group"] : ["group"],
    gaps: [
      { list: "memberships", resourceType: "group", id: group },
      ...bound.map(([app]) => ({
        list: "appGroups",
        resourceType: "app",
        id: app,
        because: [{ resourceType: "group", id: group }],
      })),
    ],
  };
}

function idOf({ id }: { id: string | { resourceType: string; resource: string } }): string {
  return typeof id === "string" ? id : `${id.resourceType}:${id.resource}`;
}
