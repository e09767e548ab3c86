import type { Account } from "../access/account.js";
import { anyGlob } from "../access/glob.js";
import { compareText } from "../model/order.js";
import type { AuditedEntitlement } from "./audited-resource.js";
import type { LinkDoubt } from "./link-doubts.js";
import { accountNames } from "./pattern.js";
import type { Population } from "./population.js";
import type { SodExemption, SodRule } from "./sod.js";
import { SodSide } from "./sod-side.js";
import type { NewFinding } from "./verdicts.js";
import { named } from "./words.js";

/** What one rule about the separation of duties makes of persons. */
export class SodJudge {
  readonly #rule: SodRule;
  readonly #a: SodSide;
  readonly #b: SodSide;
  /** The one that ends last first. */
  readonly #exemptions: readonly { exemption: SodExemption; isMeant(texts: readonly string[]): boolean }[];
  /** Why nobody can be judged; one text, however many people there are. */
  readonly #unjudgeable: string | undefined;

  constructor(rule: SodRule, of: { population: Population; linkDoubt: LinkDoubt }) {
    this.#rule = rule;
    this.#a = new SodSide(rule.a, of);
    this.#b = new SodSide(rule.b, of);
    this.#exemptions = rule.exempt
      .map((exemption) => ({ exemption, isMeant: anyGlob([exemption.principal]) }))
      .sort((one, other) => compareText(other.exemption.expires, one.exemption.expires));
    const unmatched = this.#a.ids.size === 0 ? "a" : this.#b.ids.size === 0 ? "b" : undefined;
    this.#unjudgeable =
      unmatched && `${rule.id}: ${unmatched} matches nothing in the file: ${named(rule[unmatched])}`;
  }

  /** Whether it asks for the entitlement with this id. */
  isAbout(entitlementId: string): boolean {
    return this.#a.ids.has(entitlementId) || this.#b.ids.has(entitlementId);
  }

  /** Of somebody with these accounts who holds this: the finding, why it is not known, or "clean". */
  judge(
    accounts: readonly Account[],
    held: readonly AuditedEntitlement[],
  ): NewFinding | { unknown: string } | "clean" {
    if (this.#unjudgeable !== undefined) return { unknown: this.#unjudgeable };
    const a = held.filter(({ id }) => this.#a.ids.has(id));
    const b = held.filter(({ id }) => this.#b.ids.has(id));
    const isFound = this.#rule.condition === "in" ? areTwo(a, b) : a.length > 0 && b.length === 0;
    const reason = this.#whyUnknown(accounts, { a, b });
    if (reason !== undefined) return { unknown: reason };
    return isFound ? this.#finding(accounts, { a, b }) : "clean";
  }

  /** What is missing from the file may make a conflict under "in", and may take one away under "not_in". */
  #whyUnknown(accounts: readonly Account[], { a, b }: Found): string | undefined {
    if (this.#rule.condition === "not_in") {
      if (b.length > 0) return undefined;
      return (a.length > 0 ? this.#b : this.#a).whyUnknown(accounts);
    }
    if (areTwo(a, b)) return undefined;
    // One thing that both sides mean may have another one beside it.
    const isOne = a.length > 0 && b.length > 0;
    const mayHaveA = a.length > 0 && !isOne ? undefined : this.#a.whyUnknown(accounts);
    if (a.length + b.length === 0 && mayHaveA === undefined) return undefined;
    const mayHaveB = b.length > 0 && !isOne ? undefined : this.#b.whyUnknown(accounts);
    if (a.length + b.length === 0) return mayHaveB === undefined ? undefined : mayHaveA;
    return mayHaveA ?? mayHaveB;
  }

  #finding(accounts: readonly Account[], { a, b }: Found): NewFinding {
    const texts = accounts.flatMap(accountNames);
    const exemption = this.#exemptions.find(({ isMeant }) => isMeant(texts))?.exemption;
    const { id, title, severity, condition, b: patterns } = this.#rule;
    const alone = a.filter((entitlement) => !b.includes(entitlement));
    const one = namesOf(alone.length > 0 ? alone : a);
    const other = condition === "in" ? `together with ${namesOf(b)}` : `with none of ${named(patterns)}`;
    return {
      severity,
      detail: `${title}: ${one} ${other}`,
      observed: {
        sodRule: id,
        condition,
        a: a.map((entitlement) => entitlement.id),
        b: b.map((entitlement) => entitlement.id),
        accounts: accounts.map(({ key }) => key),
      },
      ...(exemption !== undefined && { exemption }),
      about: accounts.flatMap(({ key }) =>
        [...new Set(condition === "in" ? [...a, ...b] : a)].map((held) => ({ key, entitlementId: held.id })),
      ),
      place: id,
    };
  }
}

interface Found {
  a: readonly AuditedEntitlement[];
  b: readonly AuditedEntitlement[];
}

/** One thing that patterns of both sides mean is no two things. */
function areTwo(a: readonly AuditedEntitlement[], b: readonly AuditedEntitlement[]): boolean {
  return a.length > 0 && b.length > 0 && new Set([...a, ...b]).size > 1;
}

function namesOf(held: readonly AuditedEntitlement[]): string {
  return named([...new Set(held.map(({ resource }) => resource.displayName))]);
}
