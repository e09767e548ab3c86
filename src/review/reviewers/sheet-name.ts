import { compareText } from "../../model/order.js";

const START = "sheet-";
/** With its number and ending it is a file's name on every system. */
const LONGEST = 100;

/** "sheet-dana.okafor" for each reviewer: their whole address where others have the same name, a number where that is not enough. */
export function sheetNames(reviewers: Iterable<string>): Map<string, string> {
  const all = [...new Set(reviewers)].sort(compareText);
  const counts = new Map<string, number>();
  for (const reviewer of all) {
    const short = fileName(localPart(reviewer));
    counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const reviewer of all) {
    const short = fileName(localPart(reviewer));
    const wanted = counts.get(short) === 1 ? short : fileName(reviewer);
    const name = free(wanted, used);
    used.add(name);
    names.set(reviewer, `${START}${name}`);
  }
  return names;
}

/** "sheet-dana.okafor-2" for further rows of a reviewer, or the first number from 2 that no sheet has. */
export function furtherSheetName(reviewer: string, isTaken: (name: string) => boolean): string {
  const start = `${START}${fileName(localPart(reviewer))}`;
  for (let number = 2; ; number += 1) {
    const name = `${start}-${number}`;
    if (!isTaken(name)) return name;
  }
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf("@"));
}

function fileName(text: string): string {
  return text.replace(/[^a-z0-9._-]/g, "_").slice(0, LONGEST);
}

function free(wanted: string, used: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; used.has(name); number += 1) name = `${wanted}-${number}`;
  return name;
}
