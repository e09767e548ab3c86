import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWholeSync } from "../../../src/cli/review/whole-sync.js";
import { FalseStatementError } from "../../../src/reconcile/errors.js";
import { temporaryFolder } from "../../support/cli.js";
import { writeSmallFile } from "../../support/closed-review.js";

/** Reads a file of which somebody changed the text; returns how many records it handed out. */
async function read(change: (text: string) => string = (text) => text): Promise<number> {
  const path = await writeSmallFile(join(temporaryFolder(), "sync.json"), {
    users: { u1: {}, u2: { name: "Ben" } },
    groups: { g1: {}, g2: {} },
    members: "g1: u1 u2",
  });
  writeFileSync(path, change(readFileSync(path, "utf8")));
  const file = await openWholeSync(path);
  let records = 0;
  for await (const batch of file.batches()) records += batch.length;
  await file.manifest();
  return records;
}

const grantLines = (text: string) => text.split("\n").filter((line) => line.includes('"entitlement":{'));

describe("a sync that a review is made of, or judged by", () => {
  it("is handed out whole where it is as it states", async () => {
    expect(await read()).toBeGreaterThan(6);
  });

  it.each<[what: string, change: (text: string) => string, says: string]>([
    ["a record says something else", (text) => text.replace("Ben", "Bob"), "the digest is sha256:"],
    [
      "a grant is to somebody else than its id says",
      (text) => text.replaceAll(/(?<="principal":.*"resource":")u2/g, "u3"),
      "its id is group:g1:member:user:u2",
    ],
    [
      "an account is not there to whom a grant is",
      (text) => text.replace(/.*"resource":"u1"(?!.*"entitlement").*\n/, ""),
      "principal user:u1 is not in the file",
    ],
    [
      "a grant stands there twice",
      (text) => {
        const [first = "", second = ""] = grantLines(text);
        return text.replace(second.replace(/,$/, ""), first.replace(/,$/, ""));
      },
      "somebody changed the file",
    ],
  ])("is refused where %s", async (_, change, says) => {
    await expect(read(change)).rejects.toThrow(FalseStatementError);
    await expect(read(change)).rejects.toThrow(says);
  });
});
