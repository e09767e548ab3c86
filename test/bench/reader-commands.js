// The readers that are measured. Each reads each of its files once, from front to back: `openSyncFile` hands out the
// records of a file once, and of these commands none opens a file again.
// The floor parses every line; `diff` passes over those of its second file that the first has too.

/**
 * @typedef {object} ReaderCommand
 * @property {string} name as it stands in the table
 * @property {(files: { first: string, second: string, person: string }) => string[]} args
 * @property {("first" | "second")[]} reads the files that it reads, once for each pass
 * @property {boolean} [isExport] whether it writes a row for each grant, with a key that it hashes
 */

/** @type {ReaderCommand[]} */
export const readerCommands = [
  {
    name: "diff --stat",
    args: ({ first, second }) => ["diff", first, second, "--stat"],
    reads: ["first", "second"],
  },
  { name: "diff", args: ({ first, second }) => ["diff", first, second], reads: ["first", "second"] },
  {
    name: "diff --format json",
    args: ({ first, second }) => ["diff", first, second, "--format", "json"],
    reads: ["first", "second"],
  },
  { name: "audit", args: ({ first }) => ["audit", first], reads: ["first"] },
  { name: "verify", args: ({ first }) => ["verify", first], reads: ["first"] },
  { name: "access PERSON", args: ({ first, person }) => ["access", person, first], reads: ["first"] },
  { name: "export", args: ({ first }) => ["export", first], reads: ["first"], isExport: true },
  {
    name: "export --format review-ndjson",
    args: ({ first }) => ["export", first, "--format", "review-ndjson"],
    reads: ["first"],
    isExport: true,
  },
];

/**
 * Commands that cannot do without the same share a floor: those of one group are measured beside it.
 *
 * @returns {ReaderCommand[][]}
 */
export function floorGroups(commands = readerCommands) {
  const groups = new Map();
  for (const command of commands) {
    const key = command.isExport ? command.name : command.reads.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), command]);
  }
  return [...groups.values()];
}
