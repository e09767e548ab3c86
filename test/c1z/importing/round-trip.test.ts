import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printDocument } from "../../../src/sync-file/print-document.js";
import { type SmallFile, smallDocument } from "../../support/small-sync-file.js";
import { exportedC1z, importOutcome } from "./import-outcome.js";

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== "");
const some = (of: readonly string[]) => fc.subarray([...of]);
const [users, groups, apps] = [
  ["u1", "u2", "u3"],
  ["g1", "g2"],
  ["a1", "a2"],
];

/** Who has what, of those that there are: "g1: u1 u2; g2: u1". */
const edges = (from: readonly string[], to: readonly string[]) =>
  fc
    .tuple(...from.map(() => some(to)))
    .map((lists) => from.map((one, index) => `${one}: ${(lists[index] ?? []).join(" ")}`.trim()))
    .map((lines) => lines.filter((line) => !line.endsWith(":")).join("; "));

const organization: fc.Arbitrary<SmallFile> = fc
  .record({
    users: fc.tuple(
      ...users.map((id) => fc.record({ name, department: name }).map((one) => [id, one] as const)),
    ),
    groups: fc.tuple(...groups.map((id) => fc.record({ name }).map((one) => [id, one] as const))),
    apps: fc.tuple(...apps.map((id) => fc.record({ name }).map((one) => [id, one] as const))),
    members: edges(groups, users),
    direct: edges(apps, users),
    bound: edges(apps, groups),
    holds: edges(["r1", "r2"], ["x1", "x2"]),
    enriched: fc.constantFrom({}, { enriched: ["grants"], grantedAt: { "a1:u1": "2026-01-02T03:04:05Z" } }),
  })
  .map(({ enriched, ...file }) => ({
    ...file,
    ...enriched,
    admins: { x1: { user: "u1" }, x2: { service: true as const } },
    roles: { r1: {}, r2: { madeUp: true as const } },
    users: Object.fromEntries(file.users),
    groups: Object.fromEntries(file.groups),
    apps: Object.fromEntries(file.apps),
  }));

async function textOf(file: SmallFile): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of printDocument(smallDocument(file))) pieces.push(piece);
  return pieces.join("");
}

/** Who ran the sync, and with which key, stays out of a c1z. */
function withoutRunner(text: string): unknown {
  const { manifest, ...rest } = JSON.parse(text);
  const { runBy: _, credential: __, ...kept } = manifest;
  return { ...rest, manifest: kept };
}

describe("an import of what was exported", () => {
  it("is the same sync file, whatever the organisation is", async () => {
    await fc.assert(
      fc.asyncProperty(organization, async (file) => {
        const outcome = await importOutcome(await exportedC1z(file));
        const { text, ...others } = "text" in outcome ? outcome : { text: "{}", ...outcome };
        expect(others).toEqual({ leftOut: {}, findings: [] });
        expect(withoutRunner(text)).toEqual(withoutRunner(await textOf(file)));
      }),
      { numRuns: 8 },
    );
  });
});
