/** How people are named: in full, by the first letters of their names, or by their ids alone. */
export type NameMode = "full" | "initials" | "none";
export const nameModes = ["full", "initials", "none"] as const satisfies readonly NameMode[];

/** "Ada Byron" is "A. B.", or the id. */
export function redactName(name: string, { id, mode }: { id: string; mode: NameMode }): string {
  if (mode === "full") return name;
  // An address or a user name stands for a name where there is none.
  const words = /[@]/.test(name) ? [] : name.split(/[\s.,_-]+/u).filter((word) => /^\p{L}/u.test(word));
  if (mode === "none" || words.length === 0) return id;
  return words.map((word) => `${[...word][0]?.toUpperCase() ?? ""}.`).join(" ");
}
