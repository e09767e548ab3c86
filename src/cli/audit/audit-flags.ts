import { InvalidArgumentError } from "commander";
import type { NameMode } from "../../access/name-mode.js";
import type { Severity } from "../../model/severity.js";
import type { ReaderFlags } from "../reader.js";

export const auditFormats = ["text", "json", "csv", "markdown", "junit"] as const;
export type AuditFormat = (typeof auditFormats)[number];

export interface AuditFlags extends ReaderFlags<AuditFormat> {
  failOn?: Severity;
  /** Ids of rules, not looked at yet. */
  rules?: readonly string[];
  all?: true;
  /** The id of a rule, not looked at yet. */
  explain?: string;
  strict?: true;
  names: NameMode;
  privileged?: readonly string[];
  internalDomain?: readonly string[];
  /** Paths of files. */
  roster?: string;
  sod?: string;
  suppressions?: string;
}

/** A list of ids of rules, with commas; may be given several times. */
export function rulesValue(text: string, before: readonly string[] = []): string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (ids.includes("")) {
    throw new InvalidArgumentError("Give a list of rules such as leaver-still-admin,direct-app-grant.");
  }
  return [...new Set([...before, ...ids])];
}
