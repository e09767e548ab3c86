/** Whether two readings of a list hold the same objects, in whatever order. */
export function haveSameIds(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.map(idOf).sort().join("\n") === other.map(idOf).sort().join("\n");
}

/** The ids that a later reading of a list holds and an earlier one did not. */
export function newIds(before: readonly unknown[], now: readonly unknown[]): string[] {
  const known = new Set(before.map(idOf));
  return now.map(idOf).filter((id) => !known.has(id));
}

/**
 * When the object with this id came into being, in milliseconds since 1970: JumpCloud's ids begin with that time in
 * seconds. NaN where an id tells none.
 */
export function timeOfId(id: string): number {
  return /^[0-9a-f]{24}$/i.test(id) ? Number.parseInt(id.slice(0, 8), 16) * 1000 : Number.NaN;
}

function idOf(row: unknown): string {
  return typeof row === "object" && row !== null ? String(Reflect.get(row, "id")) : "";
}
