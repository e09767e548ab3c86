import { InvalidArgumentError } from "commander";
import type { NameMode } from "../../access/name-mode.js";
import { type EventKind, eventKinds } from "../../diff/events/kinds.js";
import { type IgnoreRule, parseIgnoreRule } from "../../diff/ignore.js";
import { type Severity, severities } from "../../model/severity.js";
import { typeNames } from "../../model/what-is-read.js";
import type { ReaderFlags } from "../reader.js";
import type { Since } from "./since.js";

export type DiffFormat = "text" | "json" | "markdown";

/** What ends `diff` with exit 1: an event of that kind, or one at least that severe. */
export type FailOn = EventKind | Severity;

export interface DiffFlags extends Omit<ReaderFlags, "format"> {
  format: DiffFormat;
  since?: Since;
  stat?: true;
  all?: true;
  maxBytes?: number;
  only?: readonly EventKind[];
  severity?: Severity;
  ignore?: readonly IgnoreRule[];
  failOn?: readonly FailOn[];
  exitZero?: true;
  names: NameMode;
  privileged?: readonly string[];
  force?: true;
}

/** A list of kinds of events, with commas; may be given several times. */
export function kindsValue(text: string, before: readonly EventKind[] = []): EventKind[] {
  return [...before, ...text.split(",").map((word) => oneOf(word.trim(), eventKinds))];
}

/** As kindsValue, and severities too. */
export function failOnValue(text: string, before: readonly FailOn[] = []): FailOn[] {
  return [...before, ...text.split(",").map((word) => oneOf(word.trim(), [...severities, ...eventKinds]))];
}

/** `TYPE:PATH` */
export function ignoreValue(text: string, before: readonly IgnoreRule[] = []): IgnoreRule[] {
  const rule = parseIgnoreRule(text);
  if (rule === undefined) {
    throw new InvalidArgumentError('Give TYPE:PATH such as "user:/profile/location" or "*:/createdAt".');
  }
  const types: readonly string[] = ["*", ...typeNames];
  if (!types.includes(rule.resourceType)) {
    throw new InvalidArgumentError(`"${rule.resourceType}" is none of ${types.join(", ")}.`);
  }
  return [...before, rule];
}

function oneOf<Word extends string>(word: string, words: readonly Word[]): Word {
  const found = words.find((one) => one === word);
  if (found === undefined) throw new InvalidArgumentError(`"${word}" is none of ${words.join(", ")}.`);
  return found;
}
