import { describe, expect, it } from "vitest";
import type { Manifest } from "../../src/sync-file/manifest.js";
import { verifySyncFile } from "../../src/sync-file/verify.js";
import { headerProblems, manifestProblems } from "../../src/sync-file/verify-manifest.js";
import { standardInput } from "./open-text.js";
import { header, manifest } from "./sample.js";
import { sampleText } from "./sample-text.js";

const facts = {
  digest: "sha256:00",
  counts: {
    resourceTypes: 1,
    resources: 2,
    entitlements: 0,
    grants: 0,
    byResourceType: { user: { resources: 2, entitlements: 0, grants: 0 } },
  },
};

const sound = manifest(facts);
const [users] = sound.lists;
const cutList = {
  ...users,
  name: "users",
  resourceType: "user",
  endpoint: "",
  read: 1,
  proof: "incomplete" as const,
};
const gap = { resourceType: "app", list: "appGroups", id: "a1", proof: "incomplete" as const };

describe("manifestProblems", () => {
  it("finds nothing in a manifest that the records bear out", () => {
    expect([...manifestProblems(sound, facts)]).toEqual([]);
  });

  it.each<[string, Partial<Manifest>, string[]]>([
    [
      "a wrong total",
      { counts: { ...facts.counts, resources: 3 } },
      ["counts: counts.resources is 3, but the file has 2"],
    ],
    [
      "a wrong count of a type",
      { counts: { ...facts.counts, byResourceType: { user: { resources: 1, entitlements: 0, grants: 4 } } } },
      [
        "counts: counts.byResourceType.user.resources is 1, but the file has 2",
        "counts: counts.byResourceType.user.grants is 4, but the file has 0",
      ],
    ],
    [
      "a type that the file has not, and the lack of one that it has",
      { counts: { ...facts.counts, byResourceType: { app: { resources: 1, entitlements: 0, grants: 0 } } } },
      [
        "counts: counts.byResourceType.app.resources is 1, but the file has no such type",
        "counts: counts.byResourceType.app.entitlements is 0, but the file has no such type",
        "counts: counts.byResourceType.app.grants is 0, but the file has no such type",
        "counts: counts.byResourceType.user.resources is missing, but the file has 2",
        "counts: counts.byResourceType.user.entitlements is missing, but the file has 0",
        "counts: counts.byResourceType.user.grants is missing, but the file has 0",
      ],
    ],
    [
      "another digest",
      { digest: "sha256:01" },
      ["digest: the digest is sha256:01, but the records make sha256:00"],
    ],
    [
      "completeness in spite of a list",
      { lists: [cutList] },
      ["completeness: it states to be complete, but lists of user are not"],
    ],
    [
      "completeness in spite of gaps",
      { lists: [cutList], gaps: [gap, gap] },
      ["completeness: it states to be complete, but lists of app, user are not"],
    ],
    [
      "incompleteness without cause",
      { complete: false },
      ["completeness: it states to be incomplete, but no list is"],
    ],
  ])("reports %s", (_, change, expected) => {
    const problems = [...manifestProblems({ ...sound, ...change }, facts)];
    expect(problems.map(({ code, problem }) => `${code}: ${problem}`)).toEqual(expected);
  });
});

describe("headerProblems", () => {
  const incomplete = { ...sound, complete: false, lists: [cutList], gaps: [gap] };

  it.each([
    ["complete and so is the manifest", header, sound],
    [
      "incomplete where the lists are",
      { ...header, complete: false, incomplete: ["app", "user"] },
      incomplete,
    ],
  ])("finds nothing in a header that is %s", (_, stated, ended) => {
    expect([...headerProblems(stated, ended)]).toEqual([]);
  });

  it.each([
    [
      "completeness that the manifest denies",
      header,
      incomplete,
      [
        "it states to be complete, but the manifest incomplete",
        "incomplete types are stated as none, but by the manifest's lists they are app, user",
      ],
    ],
    [
      "an incomplete type too few",
      { ...header, complete: false, incomplete: ["user"] },
      incomplete,
      ["incomplete types are stated as user, but by the manifest's lists they are app, user"],
    ],
    [
      "an incomplete type too many",
      { ...header, incomplete: ["user"] },
      sound,
      ["incomplete types are stated as user, but by the manifest's lists they are none"],
    ],
  ])("reports %s", (_, stated, ended, expected) => {
    expect([...headerProblems(stated, ended)]).toEqual(
      expected.map((problem) => ({ code: "completeness", problem })),
    );
  });
});

describe("a false statement in the first or the last line", () => {
  it("is reported with its line", async () => {
    const text = sampleText
      .replace('"complete":true', '"complete":false')
      .replace('"grants":5', '"grants":6');
    const { findings } = await verifySyncFile("-", { stdin: standardInput(text) });
    expect(findings).toEqual([
      {
        code: "completeness",
        line: 1,
        where: "sync",
        problem: "it states to be incomplete, but the manifest complete",
      },
      { code: "counts", line: 24, where: "manifest", problem: "counts.grants is 6, but the file has 5" },
    ]);
  });
});
