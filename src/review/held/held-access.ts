import { pathIds } from "../../access/paths.js";
import { type BookedResource, ResourceBook } from "../../access/resource-book.js";
import { administrationAppId } from "../../model/administration-app.js";
import { entitlementResource } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import { resourceKey } from "../../model/resource-id.js";
import { SyncFileError } from "../../sync-file/errors.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import type { ItemKind } from "../review-item.js";
import { People, type ReviewedAccount, reviewedAccount } from "./reviewed-account.js";

/** One thing that an account has, and that somebody can decide about. */
export interface HeldAccess {
  kind: ItemKind;
  account: ReviewedAccount;
  entitlementId: string;
  resource: BookedResource;
  /** Of an app through groups: the memberships that give it, as the file names them. */
  through: readonly string[];
}

/** What a sync file says of who has what. */
export interface Holdings {
  people: People;
  /** Groups, apps and roles. */
  resources: ResourceBook;
  /** In the order of the file; administrators without a role last. */
  held: readonly HeldAccess[];
  /** The apps that come with a membership, by its entitlement id, in the order of the file. */
  givenBy: ReadonlyMap<string, readonly BookedResource[]>;
}

/**
 * Reads everything that can be decided about. What groups have is told by `givenBy`; the app that stands for the
 * administration of JumpCloud counts only of administrators without a role, whom nothing else would name.
 *
 * Throws SyncFileError, also where an account, or what it has, is not in the file: nobody can decide about what has no
 * name.
 */
export async function readHoldings(cursor: SectionCursor): Promise<Holdings> {
  const people = new People();
  const resources = new ResourceBook();
  for await (const _ of cursor.section("resourceTypes"));
  for await (const resource of cursor.section("resources")) {
    const account = reviewedAccount(resource);
    if (account === undefined) resources.add(resource);
    else people.add(account);
  }
  for await (const _ of cursor.section("entitlements"));
  const gathering = new Gathering(people, resources);
  for await (const grants of cursor.batches("grants")) {
    for (const grant of grants) gathering.add(grant);
  }
  return { people, resources, held: gathering.held(), givenBy: gathering.givenBy };
}

const ADMINISTRATION = resourceKey(administrationAppId);

class Gathering {
  readonly givenBy = new Map<string, BookedResource[]>();
  readonly #people: People;
  readonly #resources: ResourceBook;
  readonly #held: HeldAccess[] = [];
  /** Administrators by key: who has a role is known only behind all apps. */
  readonly #administrators = new Map<string, HeldAccess>();

  constructor(people: People, resources: ResourceBook) {
    this.#people = people;
    this.#resources = resources;
  }

  add(grant: Grant): void {
    const { entitlement, principal } = grant;
    const resource = this.#resources.of(entitlement.resource.id);
    if (principal.id.resourceType === "group") {
      this.#bind(grant, resource);
      return;
    }
    const account = this.#people.account(resourceKey(principal.id));
    if (account === undefined || !this.#resources.has(resource.key)) {
      const lacking = account === undefined ? "that account" : `that ${resource.id.resourceType}`;
      throw new SyncFileError(
        `the file says that ${resourceKey(principal.id)} has ${entitlement.id}, and does not hold ${lacking}: somebody changed it (jc-connector verify FILE)`,
      );
    }
    const held = { account, entitlementId: entitlement.id, resource, through: [] };
    switch (resource.id.resourceType) {
      case "group":
        this.#held.push({ ...held, kind: "membership" });
        return;
      case "role":
        this.#administrators.delete(account.key);
        this.#held.push({ ...held, kind: "role" });
        return;
      default:
        this.#addApp(grant, held);
    }
  }

  held(): HeldAccess[] {
    return [...this.#held, ...this.#administrators.values()];
  }

  #addApp(grant: Grant, held: Omit<HeldAccess, "kind">): void {
    if (held.resource.key === ADMINISTRATION) {
      this.#administrators.set(held.account.key, { ...held, kind: "administration" });
      return;
    }
    const ways = pathIds(grant);
    if (ways.includes(held.entitlementId)) this.#held.push({ ...held, kind: "assignment" });
    else this.#held.push({ ...held, through: ways, kind: "through groups" });
  }

  /** Whoever is in the group has what the group has: a sync expands that. */
  #bind({ principal }: Grant, resource: BookedResource): void {
    const membership = `${resourceKey(principal.id)}:${MEMBER}`;
    const given = this.givenBy.get(membership);
    if (given === undefined) this.givenBy.set(membership, [resource]);
    else given.push(resource);
  }
}

const MEMBER = "member";

/** What the id of an entitlement belongs to, as people call it. */
export function resourceOf(
  entitlementId: string,
  { resources }: Pick<Holdings, "resources">,
): BookedResource {
  return resources.of(entitlementResource(entitlementId));
}
