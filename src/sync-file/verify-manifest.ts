import type { ContentCounts } from "./counts.js";
import type { Problem } from "./finding.js";
import type { SyncHeader } from "./header.js";
import { incompleteTypes, type Manifest } from "./manifest.js";
import type { ContentFacts } from "./print-document.js";

const totals = ["resourceTypes", "resources", "entitlements", "grants"] as const;
const totalsOfType = ["resources", "entitlements", "grants"] as const;

/** What the manifest states that the records do not bear out. */
export function* manifestProblems(manifest: Manifest, found: ContentFacts): Generator<Problem> {
  yield* countProblems(manifest.counts, found.counts);
  if (manifest.digest !== found.digest) {
    yield {
      code: "digest",
      problem: `the digest is ${manifest.digest}, but the records make ${found.digest}`,
    };
  }
  const isWhole = incompleteTypes(manifest).length === 0;
  if (manifest.complete !== isWhole) {
    yield {
      code: "completeness",
      problem: isWhole
        ? "it states to be incomplete, but no list is"
        : `it states to be complete, but lists of ${incompleteTypes(manifest).join(", ")} are not`,
    };
  }
}

/** What the header states that the manifest, written later, does not bear out. */
export function* headerProblems(header: SyncHeader, manifest: Manifest): Generator<Problem> {
  if (header.complete !== manifest.complete) {
    const state = (complete: boolean) => (complete ? "complete" : "incomplete");
    yield {
      code: "completeness",
      problem: `it states to be ${state(header.complete)}, but the manifest ${state(manifest.complete)}`,
    };
  }
  const stated = header.incomplete ?? [];
  const found = incompleteTypes(manifest);
  if (stated.join("\n") !== found.join("\n")) {
    const list = (types: string[]) => (types.length === 0 ? "none" : types.join(", "));
    yield {
      code: "completeness",
      problem: `incomplete types are stated as ${list(stated)}, but by the manifest's lists they are ${list(found)}`,
    };
  }
}

function* countProblems(stated: ContentCounts, found: ContentCounts): Generator<Problem> {
  for (const name of totals) yield* mismatch(`counts.${name}`, stated[name], found[name]);
  const types = new Set([...Object.keys(stated.byResourceType), ...Object.keys(found.byResourceType)]);
  for (const type of types) {
    for (const name of totalsOfType) {
      const path = `counts.byResourceType.${type}.${name}`;
      yield* mismatch(path, stated.byResourceType[type]?.[name], found.byResourceType[type]?.[name]);
    }
  }
}

function* mismatch(path: string, stated: number | undefined, found: number | undefined): Generator<Problem> {
  if (stated === found) return;
  yield {
    code: "counts",
    problem: `${path} is ${stated ?? "missing"}, but the file has ${found ?? "no such type"}`,
  };
}
