import type { FieldChange } from "../../diff/field-change.js";
import { plainText } from "../../model/plain-text.js";

/** "department: Sales → Support", "emails ada@example.com: removed" */
export function fieldWords({ path, before, after }: FieldChange): string {
  const label = plainText(path.replace(/^\/(profile|annotations\/[A-Za-z]+)\/(?=.)/, "").replace(/^\//, ""));
  const [first, second] = [valueWords(before), valueWords(after)];
  if (first === undefined && second === undefined) return `${label} changed`;
  if (first === undefined) return `${label}: now ${second}`;
  return second === undefined ? `${label}: no longer ${first}` : `${label}: ${first} → ${second}`;
}

const LONGEST = 200;

function valueWords(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === "string" && value !== "" ? value : JSON.stringify(value);
  return plainText(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
