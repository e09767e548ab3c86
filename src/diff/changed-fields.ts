import { isDeepStrictEqual } from "node:util";
import { compareText } from "../model/order.js";
import { type FieldChange, memberPath } from "./field-change.js";
import { type SetMembers, setAt } from "./set-members.js";

/**
 * Every field in which two records with the same id differ, sorted by path; none when they say the same. What is
 * stated here, put into `before`, gives `after`.
 */
export function changedFields(before: object, after: object): FieldChange[] {
  return [...objectChanges("", before, after)];
}

function* valueChanges(path: string, before: unknown, after: unknown): Generator<FieldChange> {
  const members = setAt(path);
  if (members !== undefined && isListOrAbsent(before) && isListOrAbsent(after)) {
    yield* setChanges(path, { before: before ?? [], after: after ?? [], members });
  } else if (isObject(before) && isObject(after)) {
    yield* objectChanges(path, before, after);
  } else if (path === CUSTOM_ATTRIBUTES && isObjectOrAbsent(before) && isObjectOrAbsent(after)) {
    yield* objectChanges(path, before ?? {}, after ?? {});
  } else if (!isDeepStrictEqual(before, after)) {
    yield {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    };
  }
}

/** Each attribute is told by itself, the first one too: which of them were read differs from file to file. */
const CUSTOM_ATTRIBUTES = "/profile/attributes";

function* objectChanges(path: string, before: object, after: object): Generator<FieldChange> {
  const [old, new_] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const keys = [...new Set([...old.keys(), ...new_.keys()])].sort(compareText);
  for (const key of keys) yield* valueChanges(memberPath(path, key), old.get(key), new_.get(key));
}

interface Lists {
  before: readonly unknown[];
  after: readonly unknown[];
  members: SetMembers;
}

function* setChanges(path: string, lists: Lists): Generator<FieldChange> {
  const [old, new_] = [keyed(lists.before, lists.members), keyed(lists.after, lists.members)];
  if (
    old === undefined ||
    new_ === undefined ||
    !isInOrder(lists.after, { old, new_, members: lists.members })
  ) {
    if (!isDeepStrictEqual(lists.before, lists.after)) yield whole(path, lists);
    return;
  }
  const keys = [...new Set([...old.keys(), ...new_.keys()])].sort(compareText);
  const changes = keys.flatMap((key) => [
    ...valueChanges(memberPath(path, key), old.get(key), new_.get(key)),
  ]);
  // The same members, which only now stand in their order.
  if (changes.length === 0 && !isDeepStrictEqual(lists.before, lists.after)) yield whole(path, lists);
  yield* changes;
}

/** An empty list of a record is always left out. */
function whole(path: string, { before, after }: Lists): FieldChange {
  return { path, ...(before.length > 0 && { before }), ...(after.length > 0 && { after }) };
}

type Keyed = ReadonlyMap<string, unknown>;

/** `undefined` when a member has no key, or two have the same. */
function keyed(list: readonly unknown[], members: SetMembers): Keyed | undefined {
  const found = new Map<string, unknown>();
  for (const member of list) {
    const key = members.key(member);
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, member);
  }
  return found;
}

/**
 * Whether keeping what stays, and adding what is new behind it, in the order in which it is told, gives the list in its
 * own order.
 */
function isInOrder(
  after: readonly unknown[],
  { old, new_, members }: { old: Keyed; new_: Keyed; members: SetMembers },
): boolean {
  const kept = [...old.keys()].filter((key) => new_.has(key));
  const added = [...new_.keys()].filter((key) => !old.has(key)).sort(compareText);
  const expected = [...kept, ...added].map((key) => new_.get(key)).sort(members.order);
  return expected.every((member, index) => member === after[index]);
}

function isListOrAbsent(value: unknown): value is readonly unknown[] | undefined {
  return value === undefined || Array.isArray(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isObjectOrAbsent(value: unknown): value is object | undefined {
  return value === undefined || isObject(value);
}
