import fc from "fast-check";
import { attributeNames } from "./organization.js";

type Without = ("admin_user" | "app" | "role")[];
const optional: Without = ["admin_user", "app", "role"];

/** What one sync asks for and gets of an organisation. */
export interface Reading {
  without: Without;
  attributes: string[];
  groupRules: boolean;
  /** Optional endpoints that refuse, in the words of `notRead`. */
  refused: string[];
  hasRegion: boolean;
  /** Ids, and pairs of ids, that JumpCloud's lists leave out although they are there. */
  lost: string[];
  /** Lists that are taken for incomplete although they are whole: "users", "memberships g0" … */
  suspected: string[];
}

const edges = (from: string, count: number, to: string) =>
  [0, 1, 2].flatMap((one) => Array.from({ length: count }, (_, other) => `${from}${one} ${to}${other}`));

/** Each is what a list may leave out, so that it is rare enough for the rest to be told of. */
const losable = [
  ...["u0", "u1", "u2", "u3", "m0", "m1", "m2", "s0", "s1", "g0", "g1", "a0", "a1", "r0", "r1", "r2"],
  ...edges("g", 5, "u"),
  ...edges("a", 5, "u"),
  ...edges("a", 3, "g"),
];

export const incompleteReading: fc.Arbitrary<Reading> = fc.record({
  without: fc.constant([]),
  attributes: fc.constant(attributeNames),
  groupRules: fc.constant(true),
  refused: fc.constant([]),
  hasRegion: fc.constant(true),
  lost: fc.subarray(losable, { maxLength: 5 }),
  suspected: fc.subarray(
    [
      "users",
      "administrators",
      "serviceAccounts",
      "groups",
      "apps",
      "roles",
      "memberships g0",
      "appUsers a0",
      "appGroups a1",
    ],
    { maxLength: 1 },
  ),
});

/** Asks for less, or is refused some, and gets the rest whole. */
export const narrowReading: fc.Arbitrary<Reading> = fc.record({
  without: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Without>([]) },
    fc.subarray<Without[number]>(optional),
  ),
  attributes: fc.subarray(attributeNames),
  groupRules: fc.boolean(),
  refused: fc.subarray(["service accounts", "roles that nobody holds", "membership methods of groups"]),
  hasRegion: fc.boolean(),
  lost: fc.constant([]),
  suspected: fc.constant([]),
});

/** A whole reading of what at least one of the two asked for: what neither did, neither speaks of. */
export function wholeOfBoth(one: Reading, other: Reading): Reading {
  const isInBoth =
    <Item>(list: readonly Item[]) =>
    (item: Item) =>
      list.includes(item);
  return {
    without: one.without.filter(isInBoth(other.without)),
    attributes: attributeNames.filter((name) =>
      [one, other].some(({ attributes }) => attributes.includes(name)),
    ),
    groupRules: one.groupRules || other.groupRules,
    refused: one.refused.filter(isInBoth(other.refused)),
    hasRegion: one.hasRegion || other.hasRegion,
    lost: [],
    suspected: [],
  };
}

export const anyReading: fc.Arbitrary<Reading> = fc
  .tuple(incompleteReading, narrowReading)
  .map(([{ lost, suspected }, narrow]) => ({ ...narrow, lost, suspected }));
