import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryFolder } from "../support/cli.js";
import { measuredCommand } from "../support/held-memory.js";
import { type SmallFile, smallDocument } from "../support/small-sync-file.js";

const USERS = 1000;
const GROUPS = 100;
/** Code that is compiled meanwhile, and batches of lines, make this difference from run to run. */
const SLACK_BYTES = 2_000_000;

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => prefix + index);
const named = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, {}]));

function organization(membersOfEach: number): SmallFile {
  const users = numbered("u", USERS);
  const groups = numbered("g", GROUPS);
  const members = users.slice(0, membersOfEach).join(" ");
  return {
    users: named(users),
    groups: named(groups),
    members: groups.map((group) => `${group}: ${members}`).join("; "),
  };
}

async function writtenWith(membersOfEach: number): Promise<string> {
  const path = join(temporaryFolder(), "sync.json");
  await writeSyncFile(path, smallDocument(organization(membersOfEach)));
  return path;
}

/** What a reader holds when it has read all but the last line of a file with so many members of each group. */
async function heldWith(membersOfEach: number, args: (path: string) => string[]): Promise<number> {
  const path = await writtenWith(membersOfEach);
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a, -2) + 1;
  const command = measuredCommand([...args(path), "--quiet"]);
  if (!command.stdin.write(bytes.subarray(0, end))) await once(command.stdin, "drain");
  const held = await command.heldBytes();
  command.stdin.write(bytes.subarray(end));
  expect(await command.finish()).toBe(0);
  return held;
}

describe("what a reader holds of a file", () => {
  it.each([
    ["verify", () => ["verify", "-"]],
    ["diff", (path: string) => ["diff", path, "-"]],
  ])(
    "does not grow with its grants: %s",
    async (_, args) => {
      const few = await heldWith(10, args);
      const many = await heldWith(USERS, args);
      expect(many - few).toBeLessThanOrEqual(SLACK_BYTES);
    },
    60_000,
  );
});
