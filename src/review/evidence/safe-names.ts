const ENDING = /\.[a-z0-9]{1,8}$/i;
/** Names that Windows keeps for devices, whatever their ending. */
export const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST = 150;

/** Gives files whose names are anybody's names that are safe on every system, each once. */
export class SafeNames {
  readonly #taken = new Set<string>();

  /** ASCII letters, digits, ".", "_", "-" and blanks; never one that was given before, in upper or lower case. */
  of(name: string): string {
    const clean = cleanName(name);
    const ending = ENDING.exec(clean)?.[0] ?? "";
    const stem = clean.slice(0, clean.length - ending.length).slice(0, LONGEST);
    for (let number = 1; ; number += 1) {
      const safe = `${stem}${number === 1 ? "" : `-${number}`}${ending}`;
      if (this.#taken.has(safe.toLowerCase())) continue;
      this.#taken.add(safe.toLowerCase());
      return safe;
    }
  }
}

function cleanName(name: string): string {
  const clean = name
    .replace(/[^A-Za-z0-9._ -]/g, "_")
    .replace(/^[. -]+/, "_")
    .replace(/[. ]+$/, "_");
  return clean === "" || DEVICE.test(clean) ? `_${clean}` : clean;
}
