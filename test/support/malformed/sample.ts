import { sampleLines, sampleText } from "../../sync-file/sample-text.js";
import { layouts, reformat } from "../reformat.js";

/** What stands in a file, and what is said of it; FILE stands for its path. */
export type Row = readonly [
  name: string,
  content: string | Buffer | (() => string | Buffer),
  message: string,
];

/** The sample as jq prints it. */
export const pretty = reformat(sampleText, layouts["jq ."]);
export const sorted = reformat(sampleText, layouts["jq -S ."]);
export const compact = reformat(sampleText, layouts["jq -c ."]);

export const header = JSON.stringify(JSON.parse(sampleText).sync);
export const mebibyte = 1024 * 1024;
export const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

/** A sample with `text` for what stands there once. */
export function sampleWith(old: string, text: string, sample = sampleText): string {
  const [before, after, ...more] = sample.split(old);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`not once: ${old}`);
  return `${before}${text}${after}`;
}

/** The sample with other lines for `count` of them from `line`, which counts from 1. */
export function withLines(line: number, count: number, lines: readonly string[]): string {
  return `${sampleLines.toSpliced(line - 1, count, ...lines).join("\n")}\n`;
}

/** A line of the sample, from 1. */
export function lineOf(line: number): string {
  return sampleLines[line - 1] ?? "";
}

/** The sample on one line, without one key of the document. */
export function withoutKey(key: string): string {
  const { [key]: _, ...rest } = JSON.parse(sampleText);
  return `${JSON.stringify(rest)}\n`;
}

/** The same with a byte that no UTF-8 has, in place of the first letter of `word`. */
export function brokenText(text: string, word: string): Buffer {
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf(word)] = 0xff;
  return bytes;
}

/** The line that `part` stands in first, from 1. */
export function lineIn(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}

/** The line that the record with `part` in it begins in, in what jq printed. */
export function recordLineIn(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").lastIndexOf("    {") + 1;
}
