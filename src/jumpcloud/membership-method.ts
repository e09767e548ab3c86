import { z } from "zod";
import { BadRequestError, NotFoundError, RefusedError } from "./errors.js";
import type { ReadPage } from "./page-source.js";
import { type Reading, readSortedList } from "./read-list.js";
import { type MembershipMethod, membershipMethods, type UserGroup } from "./user-group.js";

/** The membership method of every group, or why JumpCloud does not tell it. */
export type MembershipMethods = { methods: ReadonlyMap<string, MembershipMethod> } | { unknown: string };

const keptSchema = z.array(z.tuple([z.string().min(1), z.enum(membershipMethods)]));

/** Methods that were kept as pairs of group and method; `undefined` when these are none. */
export function parseMembershipMethods(pairs: readonly unknown[]): MembershipMethods | undefined {
  const parsed = keptSchema.safeParse(pairs);
  return parsed.success ? { methods: new Map(parsed.data) } : undefined;
}

/**
 * Asks for the groups of each membership method, since no list answer has it. That the filter works is documented and
 * was not seen, so a server that refuses or ignores it is recognised. Rejects as the request does, refusals aside.
 */
export async function readMembershipMethods(
  readPageOf: (method: MembershipMethod) => ReadPage<UserGroup>,
  countGroups: () => Promise<number | undefined>,
): Promise<MembershipMethods> {
  let readings: Reading<UserGroup>[];
  try {
    readings = await Promise.all(membershipMethods.map((method) => readSortedList(readPageOf(method))));
  } catch (error) {
    const isRefused = error instanceof RefusedError && error.status === 403;
    if (!isRefused && !(error instanceof BadRequestError) && !(error instanceof NotFoundError)) throw error;
    return { unknown: error.message };
  }
  if (readings.some(({ report }) => report.proof === "incomplete")) {
    return { unknown: "the groups of a membership method could not be read whole" };
  }
  const methods = new Map<string, MembershipMethod>();
  for (const [index, method] of membershipMethods.entries()) {
    for (const id of readings[index]?.rows.keys() ?? []) {
      if (methods.has(id)) return { unknown: "JumpCloud ignored the filter by membership method" };
      methods.set(id, method);
    }
  }
  const whole = await countGroups();
  const answersOfTheWhole = readings.filter(
    ({ report }) => whole !== undefined && report.reported === whole,
  ).length;
  if (whole !== 0 && answersOfTheWhole > 1)
    return { unknown: "JumpCloud ignored the filter by membership method" };
  return { methods };
}
