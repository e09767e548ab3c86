import type { Severity } from "../model/severity.js";
import type { Population } from "./population.js";
import type { Verdicts } from "./verdicts.js";

/** One question that is asked of everybody, or of everything of a kind. */
export interface Rule {
  /** "leaver-still-admin": stable, in file names and suppressions. */
  id: string;
  /** Of its findings, where they do not say otherwise; the gravest that it may find. */
  severity: Severity;
  /** "User suspended, administrator account enabled". */
  title: string;
  /** Whom it judges, in the plural: "users", "administrators", "apps". */
  judges: string;
  /** What counts as a finding, to the letter, in words for a person. */
  predicate: string;
  /** What it needs to be run or to judge everybody; a flag where one is needed. */
  needs: string;
  /** Why it matters. */
  why: string;
  /** What to do about a finding. */
  remediation: string;
  /** What asks for it: "CIS 5.3", "SOC 2 CC6.3". */
  references: readonly string[];
  /** What `place` of its findings is, in the plural: "departments", "apps". */
  places?: string;
  /**
   * Judges each subject once: finding, clean or unknown. A rule that lacks what it needs calls `notRun` and nothing
   * else.
   */
  judge(population: Population, verdicts: Verdicts): void;
}
