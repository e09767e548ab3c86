import type { IsPrivileged } from "../access/privileged.js";
import { entitlementResource } from "../model/entitlement.js";
import type { SectionName, SectionRecords } from "../sync-file/section.js";
import { changedFields } from "./changed-fields.js";
import { type Changes, noChanges, recordIds } from "./changes.js";
import { Directory } from "./directory.js";
import { Holdings } from "./holdings.js";
import type { Ignored } from "./ignore.js";
import type { Pair, PairVisitor } from "./merge.js";
import { watchedAccounts } from "./watched-accounts.js";

export interface ComparisonOptions {
  ignored: Ignored;
  isPrivileged: IsPrivileged;
}

/** Takes in two files pair by pair, and keeps what differs and what is needed to tell what it means. */
export class Comparison {
  readonly changes: Changes = noChanges();
  readonly directory = new Directory();
  readonly visitor: PairVisitor;
  readonly #options: ComparisonOptions;
  #holdings: Holdings | undefined;

  constructor(options: ComparisonOptions) {
    this.#options = options;
    this.visitor = {
      resourceTypes: (pair) => this.#compare("resourceTypes", pair, ({ id }) => id),
      resources: (pair) => {
        this.directory.add(pair);
        this.#compare("resources", pair, ({ id }) => id.resourceType);
      },
      entitlements: (pair) => this.#compare("entitlements", pair, ({ resource }) => resource.id.resourceType),
      grants: (pair) => {
        this.holdings.add(pair);
        this.#compare("grants", pair, ({ entitlement }) => entitlement.resource.id.resourceType);
      },
    };
  }

  /** What is held, besides what changed. Resources are known when the first grant comes. */
  get holdings(): Holdings {
    this.#holdings ??= new Holdings({
      accounts: watchedAccounts(this.changes.resources, this.directory),
      isPrivileged: (key) => this.isPrivileged(key),
    });
    return this.#holdings;
  }

  /** Whether holding something of the resource with this key is a privilege. */
  isPrivileged(key: string): boolean {
    const { displayName } = this.directory.named(key);
    // A resource's key is made as an entitlement's id is, without the slug.
    return this.#options.isPrivileged({ id: entitlementResource(`${key}:`), displayName });
  }

  #compare<Name extends SectionName>(
    section: Name,
    { before, after, isSame }: Pair<SectionRecords[Name]>,
    typeOf: (record: SectionRecords[Name]) => string,
  ): void {
    if (isSame) return;
    const record = after ?? before;
    if (record === undefined || this.#options.ignored.type(typeOf(record))) return;
    const id = recordIds[section](record);
    const changes = this.changes[section];
    if (before === undefined) changes.push({ kind: "added", id, after: record });
    else if (after === undefined) changes.push({ kind: "removed", id, before });
    else {
      const fields = this.#options.ignored.filter(typeOf(record), changedFields(before, after));
      if (fields.length > 0) changes.push({ kind: "changed", id, before, after, fields });
    }
  }
}
