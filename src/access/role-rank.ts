/** JumpCloud's own roles, from those that may do least to those that may do most. */
const ranks: readonly string[] = [
  "read only",
  "help desk",
  "command runner",
  "manager",
  "administrator",
  "administrator with billing",
];

/** How much a role may do, from 1; `undefined` of a role that somebody made: what it may do was not read. */
export function roleRank(displayName: string): number | undefined {
  const index = ranks.indexOf(displayName.trim().toLowerCase().replace(/\s+/g, " "));
  return index === -1 ? undefined : index + 1;
}
