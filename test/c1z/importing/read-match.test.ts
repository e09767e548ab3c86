import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMatch } from "../../../src/c1z/importing/read-match.js";
import { printDocument } from "../../../src/sync-file/print-document.js";
import { temporaryFolder } from "../../support/cli.js";
import { type SmallFile, smallDocument } from "../../support/small-sync-file.js";

async function matchOf(file: SmallFile, change: (text: string) => string = (text) => text) {
  const pieces: string[] = [];
  for await (const piece of printDocument(smallDocument(file))) pieces.push(piece);
  const path = join(temporaryFolder(), "sync.json");
  writeFileSync(path, change(pieces.join("")));
  return readMatch(path);
}

const file: SmallFile = {
  users: { u1: {}, u2: {} },
  admins: {
    x1: { user: "u1", email: "one@example.com" },
    x2: { email: "same@example.com" },
    x3: { email: "same@example.com" },
  },
  roles: { r1: { name: "Help Desk" }, r2: { name: "Read Only", madeUp: true } },
};

describe("what a sync tells of administrators", () => {
  it("is whose account each is, by link and by address, and what their roles are called", async () => {
    const { administratorOf, administratorWith, roles } = await matchOf(file);
    expect({ administratorOf, administratorWith, roles }).toEqual({
      administratorOf: new Map([["u1", "x1"]]),
      administratorWith: new Map([
        ["one@example.com", "x1"],
        ["same@example.com", undefined],
      ]),
      roles: new Map([
        ["role_help_desk", [{ id: "r1", displayName: "Help Desk", isJumpClouds: true }]],
        ["role_read_only", [{ id: "r2", displayName: "Read Only", isJumpClouds: false }]],
      ]),
    });
  });

  it.each<[what: string, file: SmallFile, words: RegExp]>([
    ["not whole", { ...file, incomplete: ["group"] }, /--match takes a whole sync, with the administrators$/],
    ["without administrators", { ...file, without: ["admin_user"] }, /with the administrators$/],
  ])("is refused where it is %s", async (_, other, words) => {
    await expect(matchOf(other)).rejects.toThrow(words);
  });

  it("is refused where it holds fewer records than it says", async () => {
    const lessOne = (text: string) =>
      text.replace(/"resources":(\d+)/, (_, count) => `"resources":${Number(count) + 1}`);
    await expect(matchOf(file, lessOne)).rejects.toThrow(/this one is not what it says$/);
  });
});
