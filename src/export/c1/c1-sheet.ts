import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import { resourceKey } from "../../model/resource-id.js";
import { csvCell } from "../csv.js";
import { ByResource } from "./by-resource.js";
import type { C1Account } from "./c1-account.js";
import { uniqueNames } from "./unique-names.js";

/** The columns of `baton export csv`, in its order. */
const columns = [
  "Type",
  "Last Name",
  "First Name",
  "User ID",
  "User Status",
  "Email Address",
  "Entitlement Display Name",
  "Entitlement",
  "Resource Type",
  "Resource Name",
  "Entitlement Description",
  "Entitlement Slug",
] as const;

/** Columns that ConductorOne knows by these names and `baton export csv` does not write. */
const extraColumns = ["Last Login", "User Type", "Account Owner", "Manager ID"] as const;

export interface C1SheetOptions {
  /** Adds Last Login, User Type, Account Owner and Manager ID, which Identity rows alone fill. */
  extra: boolean;
  /**
   * What stands under Resource Name. ConductorOne keeps what was set for an entitlement under its resource's type and
   * name and its id: with "name" a rename loses that, with "id" people read ids.
   */
  resourceName: "name" | "id";
}

/** What was written, and what ConductorOne may not take. */
export interface C1Summary {
  identities: number;
  entitlements: number;
  grants: number;
  /** Grants to groups, which have no row: their people have rows of their own. */
  groupGrants: number;
  /** Accounts without the address that ConductorOne requires, as `type:id`. */
  withoutEmail: readonly string[];
  /** Grants of or to what the file does not hold: left out, and never in a file that a sync wrote. */
  strangers: number;
  /** Entitlements that ConductorOne takes for one before them: it ignores case. Ids. */
  indistinct: readonly string[];
}

/** Makes the rows of ConductorOne's CSV, each a line with its end. */
export class C1Sheet {
  readonly #accounts: readonly C1Account[];
  readonly #displayNames: ReadonlyMap<string, string>;
  readonly #options: C1SheetOptions;
  readonly #userIds: ReadonlyMap<string, string>;
  /** The start of each account's Grant rows, and the end of each entitlement's, by its id. */
  readonly #holders = new ByResource<string>();
  readonly #held = new Map<string, string>();
  readonly #distinct = new Set<string>();
  readonly #indistinct: string[] = [];
  #grants = 0;
  #groupGrants = 0;
  #strangers = 0;

  /** `displayNames` are of all resources that are no account, by `type:id`. */
  constructor(
    { accounts, displayNames }: { accounts: readonly C1Account[]; displayNames: ReadonlyMap<string, string> },
    options: C1SheetOptions,
  ) {
    this.#accounts = accounts;
    this.#displayNames = displayNames;
    this.#options = options;
    this.#userIds = uniqueNames(accounts);
  }

  header(): string {
    return line([...columns, ...(this.#options.extra ? extraColumns : [])]);
  }

  identity(account: C1Account): string {
    const { id, key, lastName, firstName, email, status } = account;
    const person = cells([lastName, firstName, this.#userIds.get(key) ?? ""]);
    this.#holders.set(id, `Grant,${person},,${cells([email])},`);
    const extra = this.#options.extra ? this.#extra(account) : [];
    return `Identity,${person},${status},${line([email, "", "", "", "", "", "", ...extra])}`;
  }

  /** No row where the file does not hold the resource. */
  entitlement({ id, displayName, description = "", slug, resource }: Entitlement): string {
    const name = this.#displayNames.get(resourceKey(resource.id));
    if (name === undefined) return "";
    const { resourceType, resource: resourceId } = resource.id;
    const resourceName = this.#options.resourceName === "id" ? resourceId : name;
    const key = JSON.stringify([resourceType, resourceName, id].map((part) => part.toLowerCase().trim()));
    if (this.#distinct.has(key)) this.#indistinct.push(id);
    this.#distinct.add(key);
    const extra = this.#options.extra ? extraColumns.map(() => "") : [];
    const held = line([displayName, id, resourceType, resourceName, description, slug, ...extra]);
    this.#held.set(id, held);
    return `Entitlement,,,,,,${held}`;
  }

  /** No row for a group, nor for what the file does not hold. */
  grant({ entitlement, principal }: Grant): string {
    const held = this.#held.get(entitlement.id);
    const holder = this.#holders.get(principal.id);
    if (held === undefined || holder === undefined) {
      if (held !== undefined && this.#displayNames.has(resourceKey(principal.id))) this.#groupGrants += 1;
      else this.#strangers += 1;
      return "";
    }
    this.#grants += 1;
    return holder + held;
  }

  summary(): C1Summary {
    return {
      identities: this.#accounts.length,
      entitlements: this.#held.size,
      grants: this.#grants,
      groupGrants: this.#groupGrants,
      strangers: this.#strangers,
      withoutEmail: this.#accounts.filter(({ email }) => email === "").map(({ key }) => key),
      indistinct: this.#indistinct,
    };
  }

  /** JumpCloud knows nobody who owns a service account. */
  #extra({ lastLogin, userType, managerKey = "" }: C1Account): string[] {
    return [lastLogin, userType, "", this.#userIds.get(managerKey) ?? ""];
  }
}

function cells(texts: readonly string[]): string {
  return texts.map((text) => csvCell(text, { isGuarded: false })).join(",");
}

function line(texts: readonly string[]): string {
  return `${cells(texts)}\n`;
}
