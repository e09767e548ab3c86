import { InvalidArgumentError } from "commander";
import { type DropLimit, limitNames, type MaxDrop } from "../sync/drop-limits.js";

const EMPTIED = "emptied";
const EXAMPLE = "user=5%,admin_user=1,other=20%";

/** `user=5%,admin_user=1,other=20%,emptied=3`, or `none`: how much less there may be than in the file before. */
export function maxDropValue(text: string, before?: MaxDrop): MaxDrop {
  if (text.trim() === "none") {
    if (before !== undefined) throw new InvalidArgumentError('"none" goes with no other limit.');
    return "none";
  }
  if (before === "none") throw new InvalidArgumentError('"none" goes with no other limit.');
  const byKind = new Map(before?.byKind);
  let emptied = before?.emptied;
  for (const part of text.split(",")) {
    const [, name = "", limit = ""] = /^\s*([A-Za-z_]+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    if (name === "") throw new InvalidArgumentError(`Give a list such as ${EXAMPLE}.`);
    const kind = limitNames.find((known) => known === name);
    if (kind === undefined && name !== EMPTIED) {
      throw new InvalidArgumentError(`"${name}" is none of ${[...limitNames, EMPTIED].join(", ")}.`);
    }
    if (kind === undefined ? emptied !== undefined : byKind.has(kind)) {
      throw new InvalidArgumentError(`"${name}" is given twice.`);
    }
    if (kind === undefined) emptied = wholeNumber(name, limit);
    else
      byKind.set(kind, limit.endsWith("%") ? percentage(name, limit) : { count: wholeNumber(name, limit) });
  }
  return { byKind, ...(emptied !== undefined && { emptied }) };
}

function percentage(name: string, text: string): DropLimit {
  const percent = /^\d{1,3}(\.\d{1,3})?%$/.test(text) ? Number(text.slice(0, -1)) : Number.NaN;
  if (percent >= 0 && percent <= 100) return { percent };
  throw new InvalidArgumentError(`"${name}=${text}": a percentage goes from 0% to 100%.`);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const kinds = name === EMPTIED ? "a number such as 3" : "a number such as 3, or a percentage such as 5%";
  throw new InvalidArgumentError(`"${name}=${text}": give ${kinds}.`);
}
