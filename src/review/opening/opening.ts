import type { RiskOf } from "../../export/risk.js";
import { compareText } from "../../model/order.js";
import type { Holdings } from "../held/held-access.js";
import type { ReviewedPerson } from "../held/reviewed-account.js";
import type { ReviewItem } from "../review-item.js";
import { assign } from "../reviewers/assign.js";
import type { Choose } from "../reviewers/choice.js";
import { sheetNames } from "../reviewers/sheet-name.js";
import type { EarlierReview } from "./earlier-review.js";
import { givenKeys } from "./gives.js";
import { howWords } from "./how.js";
import { openedItem } from "./item.js";
import { noveltyWords, type ThingNow, wasKeptAsItIs } from "./novelty.js";
import { type AccountPlace, comparePlaces, compareRows, type LeftOutReason, type Row } from "./row.js";
import { matchOf } from "./sensitivity.js";
import { things } from "./thing.js";

/** What a review is about, and who decides. */
export interface OpeningOptions {
  /** The review's name. */
  review: string;
  /** The seed of the keys, out of the sync. */
  sync: string;
  choose: Choose;
  /** Addresses, folded; at least one. */
  fallbacks: readonly string[];
  privileged: readonly string[];
  scope: {
    onlyPrivileged: boolean;
    /** What was kept there, and is as it was then, is left out. */
    since: EarlierReview | undefined;
    /**
     * Whether rows about what people have of the app through groups are wanted: it has an owner to ask. `undefined` where
     * managers decide: they are asked about the memberships alone.
     */
    hasOwner: ((appKey: string) => boolean) | undefined;
  };
  /** The newest of those that were closed. */
  last: EarlierReview | undefined;
  riskOf: RiskOf;
  /** Not where the sync left roles out: then every administrator counts by the account. */
  areRolesKnown: boolean;
}

/** What is on one sheet, in its order. */
export interface OpenedSheet {
  name: string;
  reviewer: string;
  items: readonly ReviewItem[];
}

/** A review, before anything of it is written. */
export interface Opening {
  /** Everything that somebody has, in the order of a sheet. */
  rows: readonly Row[];
  /** Of the rows that somebody is asked about. */
  itemOf(row: Row): ReviewItem | undefined;
  /** By name. */
  sheets: readonly OpenedSheet[];
  /** How many there are. */
  accounts: number;
  /** Accounts that have nothing which could be taken away, in the order of a sheet. */
  idle: readonly AccountPlace[];
}

/** Throws ReviewError where nobody is left to decide about something. */
export function planOpening(holdings: Holdings, options: OpeningOptions): Opening {
  const places = placesOf(holdings);
  const rows = rowsOf(holdings, { places, options }).sort(compareRows);
  const reviewers = rows.flatMap(({ fate }) => (fate.kind === "asked" ? [fate.assignment.reviewer] : []));
  const names = sheetNames(reviewers);
  const items = new Map<Row, ReviewItem>();
  const onSheets = new Map<string, ReviewItem[]>();
  for (const name of names.values()) onSheets.set(name, []);
  for (const row of rows) {
    if (row.fate.kind !== "asked") continue;
    const sheet = names.get(row.fate.assignment.reviewer) ?? "";
    const item = openedItem(row, { ...options, assignment: row.fate.assignment, sheet });
    items.set(row, item);
    onSheets.get(sheet)?.push(item);
  }
  const busy = new Set(holdings.held.map(({ account }) => account.key));
  return {
    rows,
    itemOf: (row) => items.get(row),
    sheets: [...names]
      .map(([reviewer, name]) => ({ name, reviewer, items: onSheets.get(name) ?? [] }))
      .sort((a, b) => compareText(a.name, b.name)),
    accounts: places.size,
    idle: [...places.values()].filter(({ account }) => !busy.has(account.key)).sort(comparePlaces),
  };
}

/** Every account and whose it is, by key: one object a person, however many rows they have. */
function placesOf({ people }: Holdings): Map<string, AccountPlace> {
  const persons = new Map<string, ReviewedPerson>();
  return new Map(
    people.accounts().map((account) => {
      const found = people.of(account);
      const person = persons.get(found.key) ?? found;
      persons.set(person.key, person);
      return [account.key, { account, person }];
    }),
  );
}

function rowsOf(
  holdings: Holdings,
  { places, options }: { places: ReadonlyMap<string, AccountPlace>; options: OpeningOptions },
): Row[] {
  const thingOf = things(holdings, matchOf(options.privileged));
  const keysGivenBy = givenKeys(holdings.givenBy);
  return holdings.held.map((held): Row => {
    const person = places.get(held.account.key)?.person ?? holdings.people.of(held.account);
    const now = {
      held,
      thing: thingOf(held),
      ...(held.kind === "membership" && { gives: keysGivenBy(held.entitlementId) }),
    };
    const because = leftOutBecause(now, options);
    return {
      ...now,
      person,
      how: howWords(held, { ...holdings, ...options }),
      novelty: noveltyWords(now, options.last),
      fate:
        because === undefined
          ? { kind: "asked", assignment: assign(options.choose(held, person), { person, ...options }) }
          : { kind: "left out", because },
    };
  });
}

function leftOutBecause(now: ThingNow, { scope }: OpeningOptions): LeftOutReason | undefined {
  const { onlyPrivileged, since, hasOwner } = scope;
  const { held, thing } = now;
  if (held.kind === "through groups") {
    if (hasOwner === undefined) return "comes through groups";
    if (!hasOwner(held.resource.key)) return "app without an owner";
  }
  if (onlyPrivileged && thing.sensitive === "") return "not sensitive";
  return since !== undefined && wasKeptAsItIs(now, since) ? "kept before" : undefined;
}
