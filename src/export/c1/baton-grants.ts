import { annotationType } from "../../model/annotation.js";
import type { Entitlement } from "../../model/entitlement.js";
import { type Grant, isDirect } from "../../model/grant.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { BatonLayout, NamedEntitlement } from "./baton-layout.js";

interface Held extends NamedEntitlement {
  /** The end of each record of a grant. */
  text: string;
}

/** Who holds what, by the names of a baton-file, as records: each a JSON text. */
export class BatonGrants {
  readonly #layout: BatonLayout;
  readonly #names: ReadonlyMap<string, string>;
  /** The start of the grants of each account, by `type:id`. */
  readonly #holders: ReadonlyMap<string, string>;
  readonly #held = new Map<string, Held>();
  readonly #inherited: [through: Held, held: Held][] = [];
  readonly #leftOut: string[] = [];
  #grants = 0;
  #inheritances = 0;
  #expanded = 0;

  /** `names` are of everything in the file, by `type:id`. */
  constructor(
    { names, accounts }: { names: ReadonlyMap<string, string>; accounts: readonly ResourceId[] },
    layout: BatonLayout,
  ) {
    this.#layout = layout;
    this.#names = names;
    this.#holders = new Map(
      accounts.map(resourceKey).map((key) => {
        const principal = JSON.stringify(layout.principal(names.get(key) ?? ""));
        return [key, `${principal.slice(0, -1)},`];
      }),
    );
  }

  /** All of them come before the grants. None where the file does not hold the resource. */
  entitlement(entitlement: Entitlement): string | undefined {
    const resource = this.#names.get(resourceKey(entitlement.resource.id));
    if (resource === undefined) return undefined;
    const named = { resource, slug: entitlement.slug };
    const text = JSON.stringify(this.#layout.held(named)).slice(1);
    this.#held.set(entitlement.id, { ...named, text });
    return JSON.stringify(this.#layout.entitlement(named, entitlement));
  }

  /**
   * The records of a grant for the section of grants. None for what an account holds through groups alone: it follows
   * from what these hold.
   */
  grant(grant: Grant): readonly string[] {
    const held = this.#held.get(grant.entitlement.id);
    const key = resourceKey(grant.principal.id);
    if (held === undefined || !this.#names.has(key)) return [];
    const holder = this.#holders.get(key);
    if (holder === undefined) return this.#inheritance(grant, held);
    if (!isDirect(grant)) {
      this.#expanded += 1;
      return [];
    }
    this.#grants += 1;
    return [holder + held.text];
  }

  /** The section of what is held through groups, where it is one of its own; behind all grants. */
  *inheritances(): Generator<string> {
    for (const [through, held] of this.#inherited) {
      yield JSON.stringify(this.#layout.inherited(through, held));
    }
  }

  counts() {
    return {
      entitlements: this.#held.size,
      grants: this.#grants,
      inheritances: this.#inheritances,
      inherited: this.#expanded,
      leftOut: this.#leftOut,
    };
  }

  #inheritance(grant: Grant, held: Held): readonly string[] {
    const ids = grant.annotations?.flatMap((annotation) =>
      annotation["@type"] === annotationType("GrantExpandable") ? annotation.entitlementIds : [],
    );
    const through = (ids ?? []).map((id) => this.#held.get(id)).filter((source) => source !== undefined);
    if (through.length === 0) this.#leftOut.push(grant.id);
    this.#inheritances += through.length;
    if (this.#layout.inheritance === this.#layout.grants) {
      return through.map((source) => JSON.stringify(this.#layout.inherited(source, held)));
    }
    for (const source of through) this.#inherited.push([source, held]);
    return [];
  }
}
