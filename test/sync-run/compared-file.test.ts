import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inspectTarget } from "../../src/sync-file/inspect-target.js";
import { isComparable, readCompared } from "../../src/sync-run/compared-file.js";
import { TargetError } from "../../src/sync-run/target-error.js";
import { temporaryFolder } from "../support/cli.js";
import { header } from "../sync-file/sample.js";

const golden = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));

describe("the file that a new result is compared with", () => {
  it("is read to its end", async () => {
    const standing = await inspectTarget(golden);
    const maxDrop = { byKind: new Map([["user", { count: 3 }] as const]) };
    const compared = await readCompared({ standing, standingPath: golden }, { maxDrop });
    expect(compared).toMatchObject({
      header: { complete: true },
      inventory: { counts: { user: 14, group: 6 } },
      limits: maxDrop,
    });
  });

  it.each([
    ["nobody wants to compare", { standing: { kind: "sync file", header } }, { maxDrop: "none" }],
    ["nothing stands there", { standing: { kind: "absent" } }, {}],
    ["it is a stream", { standing: { kind: "stream" } }, {}],
  ] as const)("is none when %s", async (_, { standing }, flags) => {
    expect(await readCompared({ standing, standingPath: "x" }, flags)).toBeUndefined();
  });

  it("is refused when it is damaged, unless the person insists", async () => {
    const path = join(temporaryFolder(), "sync.json");
    writeFileSync(path, readFileSync(golden).subarray(0, 40_000));
    const failure = readCompared({ standing: { kind: "sync file", header }, standingPath: path }, {});
    await expect(failure).rejects.toBeInstanceOf(TargetError);
    await expect(failure).rejects.toThrow(
      /sync\.json: the file is cut: it ends in line \d+\. What is gone could not be told from a damaged file$/,
    );
    expect(
      await readCompared({ standing: { kind: "sync file", header }, standingPath: path }, { force: true }),
    ).toBeUndefined();
  });
});

describe("two results", () => {
  const fileOf = (baseUrl: string, id?: string) => ({
    ...header,
    source: { ...header.source, baseUrl, organization: id === undefined ? {} : { id } },
  });
  const real = "https://console.jumpcloud.com";

  it.each([
    ["of one organisation", fileOf(real, "o1"), real, "o1", true],
    [
      "of one organisation, by way of another address",
      fileOf(real, "o1"),
      "https://proxy.example",
      "o1",
      true,
    ],
    ["of two organisations", fileOf(real, "o1"), real, "o2", false],
    ["of which one does not tell whose it is", fileOf(real), real, "o1", true],
    ["of which the new one does not tell whose it is", fileOf(real, "o1"), real, undefined, true],
    ["of the demo organisation", fileOf("demo", "d"), "demo", "d", true],
    ["of which the old one is the demo organisation's", fileOf("demo", "d"), real, "o1", false],
    ["of which the new one is the demo organisation's", fileOf(real), "demo", "d", false],
  ])("%s", (_, old, baseUrl, id, expected) => {
    const organization = id === undefined ? undefined : { id };
    expect(isComparable(old, { organization, baseUrl })).toBe(expected);
  });
});
