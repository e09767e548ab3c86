import { textsAt } from "../../access/condition.js";
import type { NameMode } from "../../access/name-mode.js";
import type { IsPrivileged } from "../../access/privileged.js";
import { factsOf } from "../../access/resource-facts.js";
import { TextPool } from "../../access/text-pool.js";
import type { Resource } from "../../model/resource.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import { hasLastLogins } from "../../sync-file/enrichment.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { SectionCursor } from "../../sync-file/section-cursor.js";
import { AccountBook } from "./account-book.js";
import { reviewAccount, roleNames } from "./review-account.js";
import { type ReviewResource, reviewEntitlement, strangerEntitlement } from "./review-entitlement.js";
import type { PrintedAccount, ReviewAccount, ReviewEntitlement } from "./review-row.js";

export interface ReviewOptions {
  names: NameMode;
  isPrivileged: IsPrivileged;
  /** Domains of addresses that are ours. */
  internalDomains?: readonly string[];
  /** Paths into an account's record, and into that of what it has: their texts are kept beside the columns. */
  extraPaths?: { principal: readonly string[]; resource: readonly string[] };
  /** Where only these bytes (byte-text.ts) of an account's cells are asked for: it is kept in their place, which takes half the room. */
  printAccount?(account: Pick<ReviewAccount, "cells" | "adminRoles">): PrintedAccount;
}

/** Everybody and everything that rows speak of, made once. Memory grows with resources, not with grants. */
export class ReviewDirectory {
  readonly #accounts: AccountBook;
  readonly #entitlements: Map<string, ReviewEntitlement>;
  readonly #isPrivileged: IsPrivileged;

  constructor(
    accounts: AccountBook,
    {
      entitlements,
      isPrivileged,
    }: { entitlements: Map<string, ReviewEntitlement>; isPrivileged: IsPrivileged },
  ) {
    this.#accounts = accounts;
    this.#entitlements = entitlements;
    this.#isPrivileged = isPrivileged;
  }

  /** In the file's order. */
  accounts(): Iterable<ReviewAccount> {
    return this.#accounts.all();
  }

  account(id: ResourceId): ReviewAccount {
    return this.#accounts.of(id);
  }

  entitlement(id: string): ReviewEntitlement {
    const known = this.#entitlements.get(id);
    if (known !== undefined) return known;
    const stranger = strangerEntitlement(id, this.#isPrivileged);
    this.#entitlements.set(id, stranger);
    return stranger;
  }
}

/** Reads up to the grants, which are the cursor's next section. Throws SyncFileError. */
export async function readReviewDirectory(
  cursor: SectionCursor,
  { header, options }: { header: SyncHeader; options: ReviewOptions },
): Promise<ReviewDirectory> {
  const { isPrivileged } = options;
  for await (const _ of cursor.section("resourceTypes"));
  const accounts = new AccountBook();
  const resources = new Map<string, ReviewResource>();
  const roles = new Map<string, readonly string[]>();
  const pool = new TextPool();
  const accountOptions = {
    ...options,
    hasLastLogins: hasLastLogins(header),
    // Of printed cells none is kept.
    shared: options.printAccount === undefined ? (text: string) => pool.share(text) : (text: string) => text,
    rolesOf: (adminId: string) => roles.get(adminId),
  };
  for await (const resource of cursor.section("resources")) {
    const account = reviewAccount(resource, accountOptions);
    const { id, displayName, description } = resource;
    if (account !== undefined) {
      accounts.add(id, kept(account, { resource, options }));
      if (id.resourceType === "admin_user") roles.set(id.resource, roleNames(resource));
      continue;
    }
    const extras = extrasOf(resource, options.extraPaths?.resource ?? []);
    resources.set(resourceKey(id), {
      id,
      displayName,
      extras,
      ...(description !== undefined && { description }),
    });
  }
  const entitlements = new Map<string, ReviewEntitlement>();
  for await (const entitlement of cursor.section("entitlements")) {
    const resource = resources.get(resourceKey(entitlement.resource.id));
    entitlements.set(entitlement.id, reviewEntitlement(entitlement, { resource, isPrivileged }));
  }
  return new ReviewDirectory(accounts, { entitlements, isPrivileged });
}

/** What is kept of an account: there are as many as the organisation has people. */
function kept(
  account: Omit<ReviewAccount, "number" | "extras">,
  { resource, options }: { resource: Resource; options: ReviewOptions },
): Omit<ReviewAccount, "number"> {
  const extras = extrasOf(resource, options.extraPaths?.principal ?? []);
  const { printAccount } = options;
  if (printAccount === undefined) return { ...account, extras };
  return { ...account, extras, cells: nothing, printed: printAccount(account) };
}

const nothing: readonly never[] = [];

function extrasOf(resource: Resource, paths: readonly string[]): readonly (readonly string[])[] {
  if (paths.length === 0) return nothing;
  const facts = factsOf(resource);
  return paths.map((path) => textsAt(path, resource, facts) ?? []);
}
