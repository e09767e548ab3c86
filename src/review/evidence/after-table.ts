import type { SyncHeader } from "../../sync-file/header.js";
import { leftOutTypes } from "../../sync-file/left-out.js";
import { heldKey } from "../closing/asked-changes.js";
import type { Review } from "../folder/open-review.js";
import type { Holdings } from "../held/held-access.js";
import type { ReviewedAccount, ReviewedPerson } from "../held/reviewed-account.js";
import { howWords } from "../opening/how.js";
import { comparePlaces, compareRows } from "../opening/row.js";
import { matchOf } from "../opening/sensitivity.js";
import { things } from "../opening/thing.js";
import type { ItemKind, ReviewItem } from "../review-item.js";
import { csvOf } from "./csv-table.js";

const columns = [
  ...["Row key", "Person", "Account type", "Account id", "User name", "Status", "E-mail"],
  ...["Kind", "Access id", "Access", "How", "Gives"],
] as const;

/**
 * Who has what by the later sync, with the names, the ids and the order of population.csv, so that the two can be compared;
 * accounts that have nothing come last. "Row key" is that of the row of this review, where there is one.
 */
export function accessCsv(
  holdings: Holdings,
  { review, header }: { review: Pick<Review, "document" | "items">; header: SyncHeader },
): Generator<string> {
  const { held, people } = holdings;
  const areRolesKnown = !leftOutTypes(header).has("role");
  const thingOf = things(holdings, matchOf(review.document.privileged));
  const keys = new Map(Array.from(review.items.values(), (item) => [nameOf(item), item.key]));
  const rows = held
    .map((one) => ({ held: one, person: people.of(one.account), thing: thingOf(one) }))
    .sort(compareRows)
    .map(({ held: one, person, thing }) => [
      keys.get(nameOf({ kind: one.kind, account: one.account.id, entitlement: one.entitlementId })) ?? "",
      ...accountCells(person, one.account),
      ...[one.kind, one.resource.key, thing.access, howWords(one, { ...holdings, areRolesKnown })],
      thing.givesAll,
    ]);
  const busy = new Set(held.map(({ account }) => account.key));
  const idle = people
    .accounts()
    .filter(({ key }) => !busy.has(key))
    .map((account) => ({ account, person: people.of(account) }))
    .sort(comparePlaces)
    .map(({ account, person }) => ["", ...accountCells(person, account), "", "", "", "", ""]);
  return csvOf(columns, [...rows, ...idle], (cells) => cells);
}

function nameOf({ kind, ...held }: Pick<ReviewItem, "account" | "entitlement"> & { kind: ItemKind }): string {
  return `${kind} ${heldKey(held)}`;
}

function accountCells({ displayName }: ReviewedPerson, account: ReviewedAccount): string[] {
  const { facts, key, username = "", email = "", state, stateDetails } = account;
  const status = state === "disabled" ? (stateDetails ?? state) : state;
  return [displayName, facts.kind, key, username, status, email];
}
