/** 3,012, of a whole number. By hand: the first formatter of Intl takes 10 ms to make, in every command. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 request", "3,012 requests" */
export function counted(count: number, noun: string): string {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${countText(count)} ${count === 1 ? noun : plural}`;
}

const sizes = ["bytes", "KB", "MB", "GB", "TB"] as const;

/** "512 bytes", "3.4 MB": powers of 1000, as a disk's maker and `ls -h --si` count. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let step = 0;
  // What would be printed as 1,000.0 belongs to the next unit.
  while (size >= (step === 0 ? 1000 : 999.95) && step < sizes.length - 1) {
    size /= 1000;
    step += 1;
  }
  return `${step === 0 ? countText(size) : size.toFixed(1)} ${sizes[step]}`;
}

const ordinalEnds: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
  one: "st",
  two: "nd",
  few: "rd",
};

/** "1st", "22nd", "1,003rd" */
export function ordinalText(count: number): string {
  const ordinals = new Intl.PluralRules("en-US", { type: "ordinal" });
  return `${countText(count)}${ordinalEnds[ordinals.select(count)] ?? "th"}`;
}
