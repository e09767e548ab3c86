import type { Finding } from "../audit/finding.js";
import { compareText } from "../model/order.js";
import { compareSeverity } from "../model/severity.js";
import { noRisk, type Risk } from "./review/review-row.js";

/** A rule that found something, and how grave that is. */
export type Flag = Pick<Finding, "ruleId" | "severity">;

/** Flags, each once, and what a row shows of them. */
export interface FlagSet {
  flags: readonly Flag[];
  risk: Risk;
}

const nothing: FlagSet = { flags: [], risk: noRisk };

/** Makes one object of all equal sets, so that there are as many as there are different ones. */
export class FlagSets {
  readonly #sets = new Map<string, FlagSet>();
  readonly #unions = new Map<FlagSet, Map<FlagSet, FlagSet>>();

  /** Of a rule that found several things, the gravest counts. */
  of(flags: readonly Flag[]): FlagSet {
    if (flags.length === 0) return nothing;
    const gravest = new Map<string, Flag>();
    for (const flag of [...flags].sort(compareFlags)) {
      if (!gravest.has(flag.ruleId)) gravest.set(flag.ruleId, flag);
    }
    const sorted = [...gravest.values()];
    const name = sorted.map(({ ruleId, severity }) => `${ruleId} ${severity}`).join();
    const known = this.#sets.get(name);
    if (known !== undefined) return known;
    const [first] = sorted;
    const risk = { flags: sorted.map(({ ruleId }) => ruleId), maxSeverity: first?.severity ?? "" };
    const made = { flags: sorted, risk };
    this.#sets.set(name, made);
    return made;
  }

  union(a: FlagSet, b: FlagSet): FlagSet {
    if (b === nothing) return a;
    if (a === nothing) return b;
    const ofA = this.#unions.get(a) ?? new Map<FlagSet, FlagSet>();
    this.#unions.set(a, ofA);
    const known = ofA.get(b) ?? this.of([...a.flags, ...b.flags]);
    ofA.set(b, known);
    return known;
  }
}

function compareFlags(a: Flag, b: Flag): number {
  return compareSeverity(a.severity, b.severity) || compareText(a.ruleId, b.ruleId);
}
