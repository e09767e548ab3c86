import type { ByteText } from "../../export/byte-text.js";
import { counted, countText } from "../number-text.js";

/** What goes out, and what a person is told when it is out. */
export interface Export {
  pieces: AsyncIterable<string | ByteText>;
  /** What whoever reads it may stumble over, and what was asked for in vain: a line each. */
  remarks(): string[];
  /** How much it was. */
  closing(): string;
  /** Grants of or to what the file does not hold, which are not in it; only behind all pieces. */
  strangers?(): number;
}

/** More ids would scroll away what is said of them. */
const SHOWN = 10;

/** "3 accounts have no address: user:5f3c…, user:6a1b…"; none without ids. */
export function about(ids: readonly string[], noun: string, words: string): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > SHOWN ? ` and ${countText(ids.length - SHOWN)} more` : "";
  return [`${counted(ids.length, noun)} ${words}: ${ids.slice(0, SHOWN).join(", ")}${more}`];
}
