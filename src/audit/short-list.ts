const SHOWN = 3;

/** "A, B, C and 4 more": names in the words of a finding, which stands in one line. */
export function shortList(names: readonly string[]): string {
  const rest = names.length - SHOWN;
  return rest > 0 ? `${names.slice(0, SHOWN).join(", ")} and ${rest} more` : names.join(", ");
}
