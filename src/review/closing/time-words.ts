import type { Receipt } from "../../provision/receipts/receipt.js";

/** "2026-10-21 09:12 UTC": when what was asked was answered, else when it was asked. */
export function timeWords({ intent, outcome }: Receipt): string {
  return minuteWords(outcome?.time ?? intent.time);
}

/** "2026-10-21 09:12 UTC" */
export function minuteWords(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
