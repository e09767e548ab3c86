import type { Conceal } from "../../jumpcloud/conceal.js";
import { plainText } from "../../model/plain-text.js";
import { type ReceiptLine, receiptLineSchema } from "./receipt-line.js";

/** Characters of what a person wrote, and of what JumpCloud said. */
const TICKET_LIMIT = 200;
const SAID_LIMIT = 500;

/**
 * The line as it may be kept: nothing in it that is concealed, nothing that a terminal would obey, the ticket and the
 * answer cut to 200 and 500 characters.
 */
export function cleanLine(line: ReceiptLine, conceal: Conceal): ReceiptLine {
  const cleaned = receiptLineSchema.parse(mapStrings(line, (text) => plainText(conceal(text))));
  if (cleaned.kind === "intent") return { ...cleaned, ticket: cut(cleaned.ticket, TICKET_LIMIT) };
  const { answer } = cleaned;
  if (answer?.said === undefined) return cleaned;
  return { ...cleaned, answer: { ...answer, said: cut(answer.said, SAID_LIMIT) } };
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}

/** At most so many characters; never half of one. */
function cut(text: string, limit: number): string {
  return text.length <= limit ? text : [...text].slice(0, limit).join("");
}
