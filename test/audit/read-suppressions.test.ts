import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSuppressions } from "../../src/audit/read-suppressions.js";
import { temporaryFolder } from "../support/cli.js";

const sound = {
  rule: "direct-app-grant",
  subject: "ada@example.com",
  reason: "no group yet",
  approvedBy: "ciso@example.com",
  expires: "2026-12-31",
};

function written(text: string): string {
  const path = join(temporaryFolder(), "suppressions.json");
  writeFileSync(path, text);
  return path;
}

/** A file whose second suppression, from line 3 on, has these keys too. */
function withSecond(given: object): string {
  const second = JSON.stringify({ ...sound, ...given }, null, 1);
  return `{"suppressions":[\n${JSON.stringify(sound)},\n${second}\n]}`;
}

async function complaint(text: string): Promise<string> {
  const path = written(text);
  const error: unknown = await readSuppressions(path).catch((error: unknown) => error);
  return String(error).replaceAll(path, "FILE");
}

describe("a file of suppressions", () => {
  it("holds at most ten thousand", async () => {
    const many = (count: number) => JSON.stringify({ suppressions: Array(count).fill(sound) });
    expect((await readSuppressions(written(many(10_000)))).suppressions).toHaveLength(10_000);
    expect(await complaint(many(10_001))).toBe(
      "InputFileError: FILE:1: suppressions holds more than 10,000 suppressions",
    );
  });

  it("is what it says, and every complaint about one has its line", async () => {
    const path = written(withSecond({ entitlement: "app:Jira*" }));
    const file = await readSuppressions(path);
    expect(file.suppressions).toEqual([sound, { ...sound, entitlement: "app:Jira*" }]);
    expect(file.complaintAbout(1, "it suppresses nothing")).toBe(`${path}:3: it suppresses nothing`);
  });

  it("may be empty, and name its schema for an editor", async () => {
    const path = written('{"$schema":"suppressions.schema.json","suppressions":[]}');
    expect((await readSuppressions(path)).suppressions).toEqual([]);
  });

  it.each([
    ["no list", "{}", "FILE:1: suppressions is missing"],
    ["another key", '{"suppressions":[],\n"rules":[]}', "FILE:2: rules is not known here"],
    [
      "a mistyped key",
      withSecond({ expire: "2026-12-31" }),
      "FILE:9: suppressions[1].expire is not known here",
    ],
    ["no last day", withSecond({ expires: undefined }), "FILE:3: suppressions[1].expires is missing"],
    [
      "a day that does not exist",
      withSecond({ expires: "2026-02-29" }),
      "FILE:8: suppressions[1].expires is not a day written as 2026-12-31",
    ],
    [
      "a time",
      withSecond({ expires: "2026-12-31T00:00:00Z" }),
      "FILE:8: suppressions[1].expires is not a day written as 2026-12-31",
    ],
    ["no reason to speak of", withSecond({ reason: " " }), "FILE:6: suppressions[1].reason is empty"],
    ["nobody who approved", withSecond({ approvedBy: "" }), "FILE:7: suppressions[1].approvedBy is empty"],
    [
      "everybody, by leaving out whom",
      withSecond({ subject: "" }),
      "FILE:5: suppressions[1].subject is empty",
    ],
    [
      "a rule that there is not",
      withSecond({ rule: "direct-app-grants" }),
      'FILE:4: there is no rule "direct-app-grants": did you mean "direct-app-grant"?',
    ],
  ])("is refused with %s", async (_, text, expected) => {
    expect(await complaint(text)).toBe(`InputFileError: ${expected}`);
  });
});
