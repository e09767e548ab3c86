import { administrationAppId } from "../model/administration-app.js";
import type { ResourceId } from "../model/resource-id.js";
import { NO_PROVIDER_KNOWN, unreadParts } from "../model/unread-part.js";
import { type FileFacts, IncompleteLists } from "../sync-file/incomplete-lists.js";
import { leftOutTypes } from "../sync-file/left-out.js";

/** In words for a person: why the file may lack something. */
export type Reason = string;

/** What a sync file does not hold although the organisation may: what is judged by its absence is then unknown. */
export class Coverage {
  readonly #leftOut: ReadonlySet<string>;
  readonly #lists: IncompleteLists<Reason>;
  readonly #notRead: ReadonlyMap<string, string>;

  constructor(facts: FileFacts) {
    this.#leftOut = leftOutTypes(facts.header);
    this.#lists = new IncompleteLists(facts, (what, why) => `${what}: ${why}`);
    this.#notRead = new Map(facts.manifest.notRead.map(({ what, why }) => [what, why]));
  }

  /** The type was not asked for at all. */
  isLeftOut(resourceType: string): boolean {
    return this.#leftOut.has(resourceType);
  }

  /** Why resources of the type may be missing; of administrators, service accounts are not counted. */
  lacksResources(resourceType: string): Reason | undefined {
    const reason = this.#lacksUsed(resourceType);
    if (reason !== undefined) return reason;
    if (resourceType === "admin_user") return this.#lacksProviderAdministrators();
    return resourceType === "role" ? this.#notReadReason(unreadParts.unheldRoles) : undefined;
  }

  /** Why service accounts may be missing. */
  lacksServiceAccounts(): Reason | undefined {
    return (
      this.#lacksUsed("admin_user") ??
      this.#lists.serviceAccounts ??
      this.#notReadReason(unreadParts.serviceAccounts)
    );
  }

  /**
   * Why somebody of that type who has this group, app or role may be missing among its holders: users and groups of
   * an app, users of a group, administrators and service accounts of a role.
   */
  lacksHolders(resource: ResourceId, principalType: string): Reason | undefined {
    if (resource.resourceType === "role") {
      return this.lacksServiceAccounts() ?? this.#lacksProviderAdministrators();
    }
    // Every administrator has it, and no service account.
    if (resource.resource === administrationAppId.resource) return this.lacksResources("admin_user");
    const throughGroups = resource.resourceType === "app" ? this.lacksResources("group") : undefined;
    return (
      this.lacksResources(principalType) ?? this.#lists.ofGrants(resource, principalType) ?? throughGroups
    );
  }

  /** Why accounts of that type may hold more than the file says; `among` are all groups, apps and roles of the file. */
  lacksGrants(principalType: string, among: Iterable<ResourceId>): Reason | undefined {
    const types = principalType === "user" ? ["group", "app"] : ["role"];
    for (const type of types) {
      const reason = this.#lacksUsed(type);
      if (reason !== undefined) return reason;
    }
    for (const resource of among) {
      if (!types.includes(resource.resourceType)) continue;
      const reason = this.#lists.ofGrants(resource, principalType);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  /** Why resources of the type that somebody has may be missing. */
  #lacksUsed(resourceType: string): Reason | undefined {
    if (this.#leftOut.has(resourceType)) return `${resourceType}: not read (--without)`;
    return this.#lists.ofType(resourceType);
  }

  /** Why some may be missing of a provider that is known to manage the organisation. */
  #lacksProviderAdministrators(): Reason | undefined {
    if (this.#lists.providerAdministrators !== undefined) return this.#lists.providerAdministrators;
    if (this.#notRead.get(unreadParts.providerAdministrators) === NO_PROVIDER_KNOWN) return undefined;
    return this.#notReadReason(unreadParts.providerAdministrators);
  }

  #notReadReason(what: string): Reason | undefined {
    const why = this.#notRead.get(what);
    return why === undefined ? undefined : `${what}: ${why}`;
  }
}
