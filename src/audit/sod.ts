import type { Severity } from "../model/severity.js";

/** Somebody who may have both, for a reason and for a time. */
export interface SodExemption {
  principal: string;
  reason: string;
  approvedBy: string;
  /** "2026-12-31": the last day on which it holds. */
  expires: string;
}

/** Two things that nobody may have together (`in`), or one that nobody may have without the other (`not_in`). */
export interface SodRule {
  id: string;
  title: string;
  severity: Severity;
  /** Patterns of resources or entitlements: one of them is enough. */
  a: readonly string[];
  condition: "in" | "not_in";
  b: readonly string[];
  exempt: readonly SodExemption[];
}
