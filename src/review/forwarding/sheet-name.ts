/** What a name of a sheet has no other characters than. */
const OTHERS = /[^a-z0-9._-]/g;

/** "sheet-dana.okafor-2", or the first number from 2 that no sheet has. `reviewer` is a folded address. */
export function furtherSheetName(reviewer: string, isTaken: (name: string) => boolean): string {
  const local = reviewer.split("@")[0] ?? "";
  const start = `sheet-${local.replace(OTHERS, "_")}`;
  for (let number = 2; ; number += 1) {
    const name = `${start}-${number}`;
    if (!isTaken(name)) return name;
  }
}
