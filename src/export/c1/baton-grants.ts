import { annotationType } from "../../model/annotation.js";
import type { Entitlement } from "../../model/entitlement.js";
import { type Grant, isDirect } from "../../model/grant.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { BatonLayout, NamedEntitlement } from "./baton-layout.js";
import { ByResource } from "./by-resource.js";

interface Held extends NamedEntitlement {
  /** The end of each record of a grant. */
  text: string;
}

/** Between two records of a section. */
export const RECORD_END = ",\n";

/** Who holds what, by the names of a baton-file, as records: each a JSON text. */
export class BatonGrants {
  readonly #layout: BatonLayout;
  readonly #names: ReadonlyMap<string, string>;
  /** The start of each account's grants. */
  readonly #holders = new ByResource<string>();
  readonly #held = new Map<string, Held>();
  readonly #inheritances: [through: Held, held: Held][] = [];
  readonly #leftOut: string[] = [];
  #grants = 0;
  #expanded = 0;
  #strangers = 0;

  /** `names` are of everything in the file, by `type:id`. */
  constructor(
    { names, accounts }: { names: ReadonlyMap<string, string>; accounts: readonly ResourceId[] },
    layout: BatonLayout,
  ) {
    this.#layout = layout;
    this.#names = names;
    for (const id of accounts) {
      const principal = JSON.stringify(layout.principal(names.get(resourceKey(id)) ?? ""));
      this.#holders.set(id, `${principal.slice(0, -1)},`);
    }
  }

  /** All of them come before the grants. "" where the file does not hold the resource. */
  entitlement(entitlement: Entitlement): string {
    const resource = this.#names.get(resourceKey(entitlement.resource.id));
    if (resource === undefined) return "";
    const named = { resource, slug: entitlement.slug };
    const text = JSON.stringify(this.#layout.held(named)).slice(1);
    this.#held.set(entitlement.id, { ...named, text });
    return JSON.stringify(this.#layout.entitlement(named, entitlement));
  }

  /**
   * What stands for a grant in the section of grants. "" for what an account holds through groups alone: it follows from
   * what these hold.
   */
  grant(grant: Grant): string {
    const held = this.#held.get(grant.entitlement.id);
    if (held === undefined) return this.#stranger();
    const holder = this.#holders.get(grant.principal.id);
    if (holder === undefined) return this.#inheritance(grant, held);
    if (!isDirect(grant)) {
      this.#expanded += 1;
      return "";
    }
    this.#grants += 1;
    return holder + held.text;
  }

  /** The section of what is held through groups, where it is one of its own; behind all grants. */
  inheritances(): Iterable<string> {
    return this.#inheritances.map(([through, held]) => JSON.stringify(this.#layout.inherited(through, held)));
  }

  counts() {
    return {
      entitlements: this.#held.size,
      grants: this.#grants,
      inheritances: this.#inheritances.length,
      inherited: this.#expanded,
      leftOut: this.#leftOut,
      strangers: this.#strangers,
    };
  }

  #stranger(): string {
    this.#strangers += 1;
    return "";
  }

  #inheritance(grant: Grant, held: Held): string {
    if (!this.#names.has(resourceKey(grant.principal.id))) return this.#stranger();
    const ids = grant.annotations?.flatMap((annotation) =>
      annotation["@type"] === annotationType("GrantExpandable") ? annotation.entitlementIds : [],
    );
    const through = (ids ?? []).map((id) => this.#held.get(id)).filter((source) => source !== undefined);
    if (through.length === 0) this.#leftOut.push(grant.id);
    for (const source of through) this.#inheritances.push([source, held]);
    if (this.#layout.inheritance !== this.#layout.grants) return "";
    return through.map((source) => JSON.stringify(this.#layout.inherited(source, held))).join(RECORD_END);
  }
}
