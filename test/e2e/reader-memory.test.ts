import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryFolder } from "../support/cli.js";
import { measuredCommand } from "../support/held-memory.js";
import { type SmallFile, smallDocument } from "../support/small-sync-file.js";

const USERS = 1000;
const FEW = 10;
const GROUPS = 300;
/**
 * A grant that is kept takes some hundred bytes, its id alone 40. The code that is compiled on the way takes a megabyte
 * or so, once: 3 to 5 of these.
 */
const MOST_BYTES_A_GRANT = 8;

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
  const command = await measuredCommand([...args(path), "--quiet"]);
  if (!command.stdin.write(bytes.subarray(0, end))) await once(command.stdin, "drain");
  const held = await command.heldBytes();
  command.stdin.write(bytes.subarray(end));
  expect(await command.finish()).toBe(0);
  return held;
}

describe("a reader of a file", () => {
  it.each([
    ["verify", () => ["verify", "-"]],
    ["diff", (path: string) => ["diff", path, "-"]],
    ["export", (path: string) => ["export", "-", "-o", "c1z", "--out", `${path}.c1z`]],
  ])(
    "holds none of its grants, and less than 8 bytes for each: %s",
    async (_, args) => {
      const few = await heldWith(FEW, args);
      const many = await heldWith(USERS, args);
      const grants = GROUPS * (USERS - FEW);
      expect((many - few) / grants).toBeLessThan(MOST_BYTES_A_GRANT);
    },
    120_000,
  );
});
