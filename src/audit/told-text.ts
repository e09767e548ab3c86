/** As programs write that there is nothing: no two people have it in common. */
const NOTHING = new Set(["", "-", "n/a", "none", "null"]);

/** A text without blanks around it; `undefined` where it only says that there is none: "N/A", "-", "none", "null". */
export function toldText(text: string | undefined): string | undefined {
  const told = text?.trim();
  return told === undefined || NOTHING.has(told.toLowerCase()) ? undefined : told;
}
