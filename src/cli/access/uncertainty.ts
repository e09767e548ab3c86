import type { Account } from "../../access/account.js";
import { folded } from "../../access/best-match.js";
import type { Person, Persons } from "../../access/persons.js";
import type { ResourceBook } from "../../access/resource-book.js";
import type { ResourceId } from "../../model/resource-id.js";
import { unreadParts } from "../../model/unread-part.js";
import { type DoubtfulList, Doubts } from "../../sync-file/doubts.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { Manifest } from "../../sync-file/manifest.js";

/**
 * Why an answer about access may lack something. `listNotWhole`: rows of a list may be missing; `notRead`: nothing of
 * it was read; `sameAddress`: another account has the same e-mail address and is not linked; `missingAccount`: JumpCloud
 * names an account that it does not list; `severalAccounts`: more than one account could be this person's.
 */
export type UncertaintyCode =
  | "listNotWhole"
  | "notRead"
  | "sameAddress"
  | "missingAccount"
  | "severalAccounts";

export interface Uncertainty {
  code: UncertaintyCode;
  /** What may be missing, or more than is shown, is of this type. */
  resourceType: string;
  id?: string;
  displayName?: string;
  /** The list's name in the manifest. */
  list?: string;
  /** In words for a person. */
  why: string;
  /** Ids of the groups whose members are not all known, where only that makes it uncertain. */
  because?: readonly ResourceId[];
}

/** What a sync file says at its ends about what it may lack. */
export interface Trust {
  header: SyncHeader;
  manifest: Manifest;
  book: ResourceBook;
}

/** The lists that are not whole or were left out, as far as `concerns` lets them pass. */
export function listUncertainties(trust: Trust, concerns: (list: DoubtfulList) => boolean): Uncertainty[] {
  const { header, manifest, book } = trust;
  const { lists } = new Doubts(header, manifest);
  // The first line of a file may know of more than its manifest tells.
  const unexplained = (header.incomplete ?? [])
    .filter((type) => !lists.some(({ resourceType }) => resourceType === type))
    .map((resourceType): DoubtfulList => ({ resourceType, why: "the file says that it is not whole" }));
  const leftOut = new Set(header.options.without);
  return [...lists, ...unexplained].filter(concerns).map(({ resourceType, id, list, why, because }) => {
    const isLeftOut = list === undefined && leftOut.has(resourceType);
    return {
      code: isLeftOut ? "notRead" : "listNotWhole",
      resourceType,
      ...(id !== undefined && { id, displayName: book.of({ resourceType, resource: id }).displayName }),
      ...(list !== undefined && { list }),
      why,
      ...(because !== undefined && {
        because: because.map((cause) => ({ resourceType: cause.resourceType, resource: cause.id })),
      }),
    };
  });
}

/** Where it is not known which groups a rule fills, nobody may conclude that none is. */
export function methodUncertainties({ manifest }: Pick<Trust, "manifest">): Uncertainty[] {
  return manifest.notRead
    .filter(({ what }) => what === unreadParts.membershipMethods)
    .map(({ why }) => ({ code: "notRead", resourceType: "group", list: unreadParts.membershipMethods, why }));
}

/** Accounts that may be the person's as well, and are not counted as such. */
export function accountUncertainties(
  person: Person,
  { persons, manifest }: { persons: Persons; manifest: Manifest },
): Uncertainty[] {
  const own = new Set(person.accounts.map(({ key }) => key));
  const warned = (code: string) => {
    const ids = manifest.warnings.find((warning) => warning.code === code)?.ids ?? [];
    return person.accounts.filter(({ key }) => ids.includes(key));
  };
  const dangling = new Set(warned("dangling_admin_link"));
  const missing = person.accounts.filter(
    (account) =>
      dangling.has(account) ||
      (account.linkedKey !== undefined && persons.account(account.linkedKey) === undefined),
  );
  return [
    ...missing.map(({ id }) => ({
      code: "missingAccount" as const,
      resourceType: id.resourceType === "user" ? "admin_user" : "user",
      why: "JumpCloud names another account of this person, which the file does not hold",
    })),
    ...warned("ambiguous_admin_link").map(() => ({
      code: "severalAccounts" as const,
      resourceType: "user",
      why: "several accounts could belong to this administrator, so none was linked",
    })),
    ...namesakes(person, persons)
      .filter(({ key }) => !own.has(key))
      .map(({ id, displayName }) => ({
        code: "sameAddress" as const,
        resourceType: id.resourceType,
        id: id.resource,
        displayName,
        why: "it has the same e-mail address and is not linked",
      })),
  ];
}

function namesakes({ accounts }: Person, persons: Persons): Account[] {
  const addresses = new Set(accounts.flatMap(({ email }) => (email === undefined ? [] : folded(email))));
  if (addresses.size === 0) return [];
  return [...persons.all()]
    .flatMap((other) => other.accounts)
    .filter(({ email }) => email !== undefined && addresses.has(folded(email)));
}
